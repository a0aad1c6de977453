merge into fact_check as held
using (
    select * from incoming_fact_check
    semi join new_document using (call_id)
) as given
on held.check_id = given.check_id
when matched then update by name
when not matched then insert by name;

insert into fact_check_observation by name
select * from incoming_fact_check_observation
semi join (
    select check_id from incoming_fact_check
    semi join new_document using (call_id)
) using (check_id);

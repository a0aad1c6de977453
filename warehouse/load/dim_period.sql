merge into dim_period as held
using incoming_dim_period as given
on held.period_id = given.period_id
when matched and (held.start_date, held.end_date, held.kind) is distinct from (given.start_date, given.end_date, given.kind)
then update set
    start_date = given.start_date,
    end_date = given.end_date,
    kind = given.kind
when not matched then insert by name;

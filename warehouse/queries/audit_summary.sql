-- How many assertions each rule made on a call and how many failed; of assertions that current documents no longer make nothing is counted.
with superseded as (
    select distinct fact_check_observation.check_id
    from fact_check_observation
    inner join fact_observation using (observation_id)
    inner join dim_document using (document_id)
    where not dim_document.is_current
)

select
    call_id,
    rule,
    count(*) as checks,
    count(*) filter (where passed) as passed,
    count(*) filter (where not passed) as failed
from fact_check
anti join superseded using (check_id)
group by call_id, rule
order by call_id, rule;

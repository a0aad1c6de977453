-- An assertion that a new revision of the call makes anew no longer stands on what the old revision said.
delete from fact_check_observation
where check_id in (
    select check_id from incoming_fact_check
    semi join new_document using (call_id)
);

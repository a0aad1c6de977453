insert into fact_observation by name
select * from incoming_fact_observation
semi join new_document using (document_id);

insert into fact_correction by name
select * from incoming_fact_correction
semi join new_document using (document_id);

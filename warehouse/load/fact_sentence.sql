insert into fact_sentence by name
select * from incoming_fact_sentence
semi join new_document using (document_id);

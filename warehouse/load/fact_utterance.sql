insert into fact_utterance by name
select * from incoming_fact_utterance
semi join new_document using (document_id);

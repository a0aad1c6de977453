insert into fact_quantity by name
select * from incoming_fact_quantity
semi join new_document using (document_id);

insert into dim_document by name
select * from new_document
order by call_id, language, revision;

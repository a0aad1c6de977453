-- What the data checks look at in a published warehouse: every document.
create or replace temp view checked_document as
select document_id, call_id from dim_document;

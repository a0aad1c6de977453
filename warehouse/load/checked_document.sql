-- What the data checks look at within a load: the batch's new documents.
create or replace temp view checked_document as
select document_id, call_id from new_document;

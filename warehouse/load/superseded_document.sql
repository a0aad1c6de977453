-- Runs before the new documents are inserted: whatever was current for their call and language no longer is.
update dim_document
set is_current = false
where
    is_current
    and (call_id, language) in (select (call_id, language) from new_document);

-- The rows of the documents under check, as the checks name them.
create or replace temp view checked_utterance as select * from fact_utterance semi join checked_document using (document_id);

create or replace temp view checked_sentence as select * from fact_sentence semi join checked_document using (document_id);

create or replace temp view checked_correction as select * from fact_correction semi join checked_document using (document_id);

create or replace temp view checked_quantity as select * from fact_quantity semi join checked_document using (document_id);

create or replace temp view checked_observation as select * from fact_observation semi join checked_document using (document_id);

create or replace temp view checked_check as select * from fact_check semi join checked_document using (call_id);

create or replace temp view checked_check_observation as select * from fact_check_observation semi join checked_check using (check_id);

-- Every id names one row. Dimensions are looked at whole; facts, whose ids begin with their document's, among the documents checked.
with ids as (
    select 'dim_company' as table_name, company_id as row_id from dim_company
    union all
    select 'dim_call', call_id from dim_call
    union all
    select 'dim_document', document_id from dim_document
    union all
    select 'dim_document, by content', sha256 from dim_document
    union all
    select 'dim_speaker', speaker_id from dim_speaker
    union all
    select 'dim_segment', segment_id from dim_segment
    union all
    select 'dim_metric', metric_id from dim_metric
    union all
    select 'dim_period', period_id from dim_period
    union all
    select 'dim_unit', unit_id from dim_unit
    union all
    select 'ops.run', run_id from ops.run
    union all
    select 'fact_utterance', utterance_id from checked_utterance
    union all
    select 'fact_sentence', sentence_id from checked_sentence
    union all
    select 'fact_correction', correction_id from checked_correction
    union all
    select 'fact_quantity', quantity_id from checked_quantity
    union all
    select 'fact_observation', observation_id from checked_observation
    union all
    select 'fact_check', check_id from checked_check
)

select
    table_name,
    row_id,
    format('{} rows have this id, which must name one', count(*)) as problem
from ids
group by table_name, row_id
having count(*) > 1
order by table_name, row_id;

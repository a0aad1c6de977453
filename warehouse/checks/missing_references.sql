-- Every id that a row points to exists, so that each number can be walked back to its page.
with missing as (
    select 'dim_call' as table_name, call_id as row_id, 'company_id' as column_name, company_id as points_to
    from dim_call anti join dim_company using (company_id)
    union all
    select 'dim_document', document_id, 'call_id', call_id from dim_document anti join dim_call using (call_id)
    union all
    select 'dim_document', document_id, 'run_id', run_id from dim_document anti join ops.run using (run_id)
    union all
    select 'dim_segment', segment_id, 'company_id', company_id from dim_segment anti join dim_company using (company_id)
    union all
    select 'dim_segment', segment_id, 'parent_segment_id', parent_segment_id
    from dim_segment anti join dim_segment as parent on dim_segment.parent_segment_id = parent.segment_id
    union all
    select 'fact_utterance', utterance_id, 'document_id', document_id
    from checked_utterance anti join checked_document using (document_id, call_id)
    union all
    select 'fact_utterance', utterance_id, 'speaker_id', speaker_id from checked_utterance anti join dim_speaker using (speaker_id)
    union all
    select 'fact_sentence', sentence_id, 'document_id', document_id
    from checked_sentence anti join checked_document using (document_id, call_id)
    union all
    select 'fact_sentence', sentence_id, 'utterance_id', utterance_id from checked_sentence anti join checked_utterance using (utterance_id)
    union all
    select 'fact_correction', correction_id, 'document_id', document_id
    from checked_correction anti join checked_document using (document_id, call_id)
    union all
    select 'fact_quantity', quantity_id, 'document_id', document_id
    from checked_quantity anti join checked_document using (document_id, call_id)
    union all
    select 'fact_quantity', quantity_id, 'utterance_id', utterance_id from checked_quantity anti join checked_utterance using (utterance_id)
    union all
    select 'fact_quantity', quantity_id, 'sentence_id', sentence_id from checked_quantity anti join checked_sentence using (sentence_id)
    union all
    select 'fact_quantity', quantity_id, 'unit_id', unit_id from checked_quantity anti join dim_unit using (unit_id)
    union all
    select 'fact_quantity', quantity_id, 'correction_id', correction_id
    from checked_quantity anti join checked_correction using (correction_id)
    union all
    select 'fact_observation', observation_id, 'document_id', document_id
    from checked_observation anti join checked_document using (document_id, call_id)
    union all
    select 'fact_observation', observation_id, 'quantity_id', quantity_id from checked_observation anti join checked_quantity using (quantity_id)
    union all
    select 'fact_observation', observation_id, 'company_id', company_id from checked_observation anti join dim_call using (call_id, company_id)
    union all
    select 'fact_observation', observation_id, 'segment_id', segment_id
    from checked_observation anti join dim_segment using (segment_id, company_id)
    union all
    select 'fact_observation', observation_id, 'metric_id', metric_id from checked_observation anti join dim_metric using (metric_id)
    union all
    select 'fact_observation', observation_id, 'period_id', period_id from checked_observation anti join dim_period using (period_id)
    union all
    select 'fact_observation', observation_id, 'speaker_id', speaker_id from checked_observation anti join dim_speaker using (speaker_id)
    union all
    select 'fact_observation', observation_id, 'unit_id', unit_id from checked_observation anti join dim_unit using (unit_id)
    union all
    select 'fact_check', check_id, 'call_id', call_id from checked_check anti join dim_call using (call_id)
    union all
    select 'fact_check', check_id, 'unit_id', unit_id from checked_check anti join dim_unit using (unit_id)
    union all
    select 'fact_check_observation', check_id, 'check_id', check_id from checked_check_observation anti join checked_check using (check_id)
    union all
    select 'fact_check_observation', check_id, 'observation_id', observation_id
    from checked_check_observation anti join fact_observation using (observation_id)
)

select
    table_name,
    row_id,
    format('its {} is {}, and there is no such row to point to', column_name, points_to) as problem
from missing
where points_to is not null
order by table_name, row_id, column_name;

-- Columns with a closed vocabulary hold nothing else.
with unknown as (
    select 'dim_document' as table_name, document_id as row_id, 'language' as column_name, language as word
    from dim_document
    where language not in ('zh-Hans', 'zh-Hant', 'en')
    union all
    select 'dim_speaker', speaker_id, 'side', side
    from dim_speaker
    where side not in ('company', 'analyst', 'operator')
    union all
    select 'dim_segment', segment_id, 'level', level
    from dim_segment
    where level not in ('group', 'segment', 'business', 'product')
    union all
    select 'dim_metric', metric_id, 'basis', basis
    from dim_metric
    where basis not in ('gaap', 'non_gaap', 'operating')
    union all
    select 'dim_period', period_id, 'kind', kind
    from dim_period
    where kind not in ('instant', 'quarter', 'half', 'nine_months', 'year', 'custom')
    union all
    select 'fact_utterance', utterance_id, 'section', section
    from checked_utterance
    where section not in ('prepared', 'qa')
    union all
    select 'fact_utterance', utterance_id, 'delivery', delivery
    from checked_utterance
    where delivery not in ('original', 'interpreted')
    union all
    select 'fact_correction', correction_id, 'kind', kind
    from checked_correction
    where kind not in ('quantity', 'date', 'text')
    union all
    select 'fact_quantity', quantity_id, 'kind', kind
    from checked_quantity
    where kind not in (
        'money', 'percent', 'percentage_point', 'multiple', 'ratio', 'count',
        'digits', 'duration', 'date', 'period', 'ordinal', 'identifier'
    )
    union all
    select 'fact_quantity', quantity_id, 'qualifier', qualifier
    from checked_quantity
    where qualifier not in ('exact', 'approx', 'above', 'below', 'at_least', 'at_most', 'range')
    union all
    select 'fact_observation', observation_id, 'qualifier', qualifier
    from checked_observation
    where qualifier not in ('exact', 'approx', 'above', 'below', 'at_least', 'at_most', 'range')
    union all
    select 'fact_observation', observation_id, 'measure', measure
    from checked_observation
    where measure not in ('level', 'change_pct', 'change_pp', 'change_abs')
    union all
    select 'fact_observation', observation_id, 'comparison', comparison
    from checked_observation
    where comparison not in ('yoy', 'qoq')
)

select
    table_name,
    row_id,
    format('its {} is {}, which is not in the vocabulary of the column', column_name, word) as problem
from unknown
order by table_name, row_id, column_name;

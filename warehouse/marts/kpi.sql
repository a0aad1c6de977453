-- One row is one current observation with everything named. Left out: what analysts suppose in their questions, and what a call's
-- other language says again: of an observation that stands in several languages of a call the first of zh-Hans, zh-Hant, en is kept.
create or replace view mart.kpi as
with observation as (
    select * from main.fact_observation
),

current_document as (
    select *
    from main.dim_document
    where is_current
),

named as (
    select
        -- ids
        observation.observation_id,
        observation.quantity_id,
        observation.document_id,
        observation.call_id,
        observation.company_id as company,
        company.name as company_name,
        company.name_zh as company_name_zh,
        current_document.language,
        segment.code as segment,
        segment.name as segment_name,
        segment.name_zh as segment_name_zh,
        observation.metric_id,
        metric.name as metric,
        metric.name_zh as metric_zh,
        observation.measure,
        observation.comparison,

        -- numbers
        observation.value,
        observation.low,
        observation.high,
        observation.unit_id as unit,
        observation.per,
        observation.qualifier,
        observation.ulp,
        observation.is_forward_looking,
        quantity.spoken_value,

        -- times
        call.call_date,
        call.fiscal_year,
        call.fiscal_quarter,
        period.start_date as period_start,
        period.end_date as period_end,
        period.kind as period_kind,

        -- where it was said
        speaker.name as speaker,
        speaker.side,
        utterance.section,
        quantity.page,
        quantity.surface,
        sentence.text as sentence,
        current_document.source_uri,
        quantity.seq as quantity_seq,
        observation.linked_by
    from observation
    inner join current_document using (document_id)
    inner join main.dim_call as call on observation.call_id = call.call_id
    inner join main.dim_company as company on observation.company_id = company.company_id
    inner join main.dim_segment as segment on observation.segment_id = segment.segment_id
    inner join main.dim_metric as metric on observation.metric_id = metric.metric_id
    inner join main.dim_period as period on observation.period_id = period.period_id
    inner join main.fact_quantity as quantity on observation.quantity_id = quantity.quantity_id
    inner join main.fact_sentence as sentence on quantity.sentence_id = sentence.sentence_id
    inner join main.fact_utterance as utterance on quantity.utterance_id = utterance.utterance_id
    left join main.dim_speaker as speaker on observation.speaker_id = speaker.speaker_id
    where
        not starts_with(observation.linked_by, 'analyst')
        and speaker.side is distinct from 'analyst'
)

select *
from named
qualify dense_rank() over (
    partition by
        call_id, segment, metric_id, period_start, period_end, measure, comparison,
        value, low, high, unit, per, is_forward_looking
    order by case language when 'zh-Hans' then 1 when 'zh-Hant' then 2 else 3 end
) = 1;

comment on view mart.kpi is 'Grain: one current observation, everything named; what analysts suppose is left out, and what is said again in the call''s other language. A number said twice in one document has two rows. Source: fact_observation.';
comment on column mart.kpi.observation_id is 'The observation, in fact_observation';
comment on column mart.kpi.quantity_id is 'The mention it was read from, in fact_quantity';
comment on column mart.kpi.document_id is 'The document, in dim_document';
comment on column mart.kpi.call_id is 'The call, in dim_call';
comment on column mart.kpi.company is 'Slug of the company, as company_id elsewhere';
comment on column mart.kpi.company_name is 'Name of the company in English';
comment on column mart.kpi.company_name_zh is 'Name of the company in Chinese; null where unknown';
comment on column mart.kpi.language is 'Language of the document: zh-Hans, zh-Hant or en';
comment on column mart.kpi.segment is 'Code of the segment; group is the whole company';
comment on column mart.kpi.segment_name is 'Name of the segment in English where known, else as spoken';
comment on column mart.kpi.segment_name_zh is 'Name of the segment in Chinese; null where unknown';
comment on column mart.kpi.metric_id is 'What is measured, in dim_metric';
comment on column mart.kpi.metric is 'Name of the metric in English';
comment on column mart.kpi.metric_zh is 'Name of the metric in Chinese';
comment on column mart.kpi.measure is 'level, change_pct (percent), change_pp (percentage points) or change_abs';
comment on column mart.kpi.comparison is 'yoy or qoq; null for a level';
comment on column mart.kpi.value is 'The number in units of the column unit; a loss, an outflow or a decline is negative; null where only a range or class of size was said';
comment on column mart.kpi.low is 'Lower bound of a range or class of size; null for the rest';
comment on column mart.kpi.high is 'Upper bound of a range or class of size; null for the rest';
comment on column mart.kpi.unit is 'Unit of value, low, high and ulp: ISO 4217 code for money, else percent, percentage_point, times, count, …';
comment on column mart.kpi.per is 'What the amount is per: share, ads, order, …; null where it is not per anything';
comment on column mart.kpi.qualifier is 'exact, approx, above, below, at_least, at_most or range';
comment on column mart.kpi.ulp is 'Unit of the last digit said: the number stands for value plus or minus half of it';
comment on column mart.kpi.is_forward_looking is 'True for guidance, targets and forecasts';
comment on column mart.kpi.spoken_value is 'What was said where an erratum of the document corrects it; null for the rest';
comment on column mart.kpi.call_date is 'Day of the call';
comment on column mart.kpi.fiscal_year is 'Fiscal year the call reports on';
comment on column mart.kpi.fiscal_quarter is 'Fiscal quarter the call reports on';
comment on column mart.kpi.period_start is 'First day of what the observation is about';
comment on column mart.kpi.period_end is 'Last day of what the observation is about';
comment on column mart.kpi.period_kind is 'instant, quarter, half, nine_months, year or custom';
comment on column mart.kpi.speaker is 'Who said it; null where the transcript does not say';
comment on column mart.kpi.side is 'company or operator; null where the speaker is unknown';
comment on column mart.kpi.section is 'prepared or qa';
comment on column mart.kpi.page is 'Page it stands on, from 1; null for sources without pages';
comment on column mart.kpi.surface is 'The mention as written';
comment on column mart.kpi.sentence is 'The sentence it stands in';
comment on column mart.kpi.source_uri is 'Where the document was read from';
comment on column mart.kpi.quantity_seq is 'Place of the mention in the document, from 0';
comment on column mart.kpi.linked_by is 'Name of the rule that tied the mention to its metric';

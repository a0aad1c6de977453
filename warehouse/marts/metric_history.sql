-- One row is a metric of a segment in a period, whichever calls spoke of it: the newest call's number, and beside it what earlier calls said.
create or replace view mart.metric_history as
with kpi as (
    select * from mart.kpi
),

call as (
    select * from main.dim_call
),

company as (
    select * from main.dim_company
),

stated as (
    select
        kpi.*,
        call.period_end as call_period_end,
        coalesce(kpi.unit = company.reporting_currency, false) as is_reporting_currency
    from kpi
    inner join call using (call_id)
    inner join company on kpi.company = company.company_id
    where
        kpi.measure = 'level'
        and not kpi.is_forward_looking
),

-- one unit a period: the reporting currency where any call spoke in it, else the newest call's
chosen_unit as (
    select company, segment, metric_id, period_start, period_end, per, unit
    from stated
    qualify row_number() over (
        partition by company, segment, metric_id, period_start, period_end, per
        order by is_reporting_currency desc, call_period_end desc, (value is null), ulp nulls last, quantity_seq, observation_id
    ) = 1
),

-- a call's own number for the period: the most precise, then the first
of_call as (
    select stated.*
    from stated
    inner join chosen_unit
        on
            stated.company = chosen_unit.company
            and stated.segment = chosen_unit.segment
            and stated.metric_id = chosen_unit.metric_id
            and stated.period_start = chosen_unit.period_start
            and stated.period_end = chosen_unit.period_end
            and stated.per is not distinct from chosen_unit.per
            and stated.unit = chosen_unit.unit
    qualify row_number() over (
        partition by stated.company, stated.segment, stated.metric_id, stated.period_start, stated.period_end, stated.per, stated.call_id
        order by (stated.value is null), stated.ulp nulls last, stated.quantity_seq, stated.observation_id
    ) = 1
),

dated as (
    select
        *,
        row_number() over newest_first as age,
        first_value(call_id) over oldest_first as first_reported_in,
        first_value(value) over newest_first as newest_value,
        first_value(ulp) over newest_first as newest_ulp
    from of_call
    window
        newest_first as (
            partition by company, segment, metric_id, period_start, period_end, per order by call_period_end desc, call_id desc
        ),
        oldest_first as (
            partition by company, segment, metric_id, period_start, period_end, per order by call_period_end, call_id
        )
),

-- the last earlier number whose rounding interval does not meet the newest one's
restated as (
    select company, segment, metric_id, period_start, period_end, per, value as restated_from, call_id as restated_from_call
    from dated
    where
        age > 1
        and 2 * abs(value - newest_value) > coalesce(ulp, 0) + coalesce(newest_ulp, 0)
    qualify row_number() over (partition by company, segment, metric_id, period_start, period_end, per order by age) = 1
)

select
    dated.company,
    dated.company_name,
    dated.segment,
    dated.segment_name,
    dated.segment_name_zh,
    dated.metric_id,
    dated.metric,
    dated.metric_zh,
    dated.per,
    dated.value,
    dated.low,
    dated.high,
    dated.unit,
    dated.qualifier,
    dated.ulp,
    dated.period_start,
    dated.period_end,
    dated.period_kind,
    dated.first_reported_in,
    dated.call_id as last_reported_in,
    restated.restated_from,
    restated.restated_from_call,
    dated.observation_id
from dated
left join restated
    on
        dated.company = restated.company
        and dated.segment = restated.segment
        and dated.metric_id = restated.metric_id
        and dated.period_start = restated.period_start
        and dated.period_end = restated.period_end
        and dated.per is not distinct from restated.per
where dated.age = 1;

comment on view mart.metric_history is 'Grain: one metric of a segment in a period (and per share, ADS, …): the level as the newest call states it. Forward-looking statements are left out. Source: mart.kpi.';
comment on column mart.metric_history.company is 'Slug of the company, as company_id elsewhere';
comment on column mart.metric_history.company_name is 'Name of the company in English';
comment on column mart.metric_history.segment is 'Code of the segment; group is the whole company';
comment on column mart.metric_history.segment_name is 'Name of the segment in English where known, else as spoken';
comment on column mart.metric_history.segment_name_zh is 'Name of the segment in Chinese; null where unknown';
comment on column mart.metric_history.metric_id is 'What is measured, in dim_metric';
comment on column mart.metric_history.metric is 'Name of the metric in English';
comment on column mart.metric_history.metric_zh is 'Name of the metric in Chinese';
comment on column mart.metric_history.per is 'What the amount is per: share, ads, order, …; null where it is not per anything';
comment on column mart.metric_history.value is 'The newest number in units of the column unit; null where only a range or class of size was said';
comment on column mart.metric_history.low is 'Lower bound of a range or class of size; null for the rest';
comment on column mart.metric_history.high is 'Upper bound of a range or class of size; null for the rest';
comment on column mart.metric_history.unit is 'Unit of the numbers of the row: the reporting currency where any call spoke in it';
comment on column mart.metric_history.qualifier is 'exact, approx, above, below, at_least, at_most or range';
comment on column mart.metric_history.ulp is 'Unit of the last digit said: the number stands for value plus or minus half of it';
comment on column mart.metric_history.period_start is 'First day of what the number is about';
comment on column mart.metric_history.period_end is 'Last day of what the number is about';
comment on column mart.metric_history.period_kind is 'instant, quarter, half, nine_months, year or custom';
comment on column mart.metric_history.first_reported_in is 'The first call that stated the metric for this period, in dim_call';
comment on column mart.metric_history.last_reported_in is 'The newest call that did, whose number the row shows';
comment on column mart.metric_history.restated_from is 'What the last earlier call said whose rounding interval does not meet the newest one; null where none differs';
comment on column mart.metric_history.restated_from_call is 'The call that said restated_from';
comment on column mart.metric_history.observation_id is 'The observation of the newest number, in fact_observation';

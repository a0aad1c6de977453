-- One row is a segment in the quarter its call reports on. Of a number said more than once the most precise counts (smallest ulp), then the first.
create or replace view mart.segment_quarter as
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
        kpi.call_id,
        kpi.segment,
        case
            when kpi.measure = 'level' then kpi.metric_id
            when kpi.metric_id = 'revenue' and kpi.measure = 'change_pct' and kpi.comparison = 'yoy' then 'revenue_yoy_pct'
        end as figure,
        kpi.value,
        kpi.unit,
        kpi.ulp,
        kpi.quantity_seq,
        kpi.observation_id,
        coalesce(kpi.unit = company.reporting_currency, false) as is_reporting_currency
    from kpi
    inner join call
        on
            kpi.call_id = call.call_id
            and kpi.period_start = call.period_start
            and kpi.period_end = call.period_end
    inner join company on kpi.company = company.company_id
    where
        kpi.metric_id in ('revenue', 'adjusted_ebita')
        and kpi.value is not null
        and kpi.per is null
        and not kpi.is_forward_looking
),

-- one currency a row: the reporting currency where anything was said in it
chosen_unit as (
    select call_id, segment, unit
    from stated
    where figure in ('revenue', 'adjusted_ebita')
    qualify row_number() over (
        partition by call_id, segment
        order by is_reporting_currency desc, figure desc, ulp nulls last, quantity_seq, observation_id
    ) = 1
),

best as (
    select call_id, segment, figure, value
    from stated
    left join chosen_unit using (call_id, segment)
    where
        figure = 'revenue_yoy_pct'
        or (figure in ('revenue', 'adjusted_ebita') and stated.unit = chosen_unit.unit)
    qualify row_number() over (
        partition by call_id, segment, figure
        order by ulp nulls last, quantity_seq, observation_id
    ) = 1
),

segment_quarter as (
    select
        call_id,
        segment,
        max(value) filter (where figure = 'revenue') as revenue,
        max(value) filter (where figure = 'revenue_yoy_pct') as revenue_yoy_pct,
        max(value) filter (where figure = 'adjusted_ebita') as adjusted_ebita
    from best
    group by call_id, segment
)

select
    call.company_id as company,
    company.name as company_name,
    segment_quarter.segment,
    segment.name as segment_name,
    segment.name_zh as segment_name_zh,
    segment.level,
    segment_quarter.call_id,
    segment_quarter.revenue,
    segment_quarter.revenue_yoy_pct,
    segment_quarter.adjusted_ebita,
    round(mart.quotient(100 * segment_quarter.adjusted_ebita, segment_quarter.revenue), 2)::decimal(38, 2) as adjusted_ebita_margin_pct,
    chosen_unit.unit,
    call.fiscal_year,
    call.fiscal_quarter,
    call.period_start,
    call.period_end
from segment_quarter
inner join call using (call_id)
inner join company using (company_id)
inner join main.dim_segment as segment
    on
        call.company_id = segment.company_id
        and segment_quarter.segment = segment.code
left join chosen_unit using (call_id, segment);

comment on view mart.segment_quarter is 'Grain: one segment in the period its call reports on, as stated on that call; the most precise statement counts, then the first. Source: mart.kpi.';
comment on column mart.segment_quarter.company is 'Slug of the company, as company_id elsewhere';
comment on column mart.segment_quarter.company_name is 'Name of the company in English';
comment on column mart.segment_quarter.segment is 'Code of the segment; group is the whole company';
comment on column mart.segment_quarter.segment_name is 'Name of the segment in English where known, else as spoken';
comment on column mart.segment_quarter.segment_name_zh is 'Name of the segment in Chinese; null where unknown';
comment on column mart.segment_quarter.level is 'group, segment, business or product';
comment on column mart.segment_quarter.call_id is 'The call, in dim_call';
comment on column mart.segment_quarter.revenue is 'Revenue in units of the column unit; null where not stated';
comment on column mart.segment_quarter.revenue_yoy_pct is 'Change of revenue from a year before as stated, in percent; null where not stated';
comment on column mart.segment_quarter.adjusted_ebita is 'Adjusted EBITA in units of the column unit, a loss negative; null where not stated';
comment on column mart.segment_quarter.adjusted_ebita_margin_pct is 'Adjusted EBITA / revenue in percent, rounded half away from nought to 2 decimals; null where one of them was not stated';
comment on column mart.segment_quarter.unit is 'ISO 4217 code of revenue and adjusted EBITA: the reporting currency where either was stated in it; null where neither was stated';
comment on column mart.segment_quarter.fiscal_year is 'Fiscal year of the period; null where the fiscal calendar is unknown';
comment on column mart.segment_quarter.fiscal_quarter is 'Fiscal quarter of the period, 1 to 4; null where the fiscal calendar is unknown or the period is no quarter';
comment on column mart.segment_quarter.period_start is 'First day of the period';
comment on column mart.segment_quarter.period_end is 'Last day of the period';

-- One row is an amount said in two currencies in one sentence or two neighbouring ones, and the rate it implies. The quote is the
-- company's reporting currency, or, where neither amount is in it, the currency said first; the base is the foreign one: with base USD
-- and quote CNY the rate is the yuan one dollar buys.
create or replace view mart.exchange_rate as
with kpi as (
    select * from mart.kpi
),

company as (
    select * from main.dim_company
),

amount as (
    select
        kpi.*,
        sentence.seq as sentence_seq,
        coalesce(kpi.unit = company.reporting_currency, false) as is_reporting_currency
    from kpi
    inner join company on kpi.company = company.company_id
    inner join main.dim_unit as unit on kpi.unit = unit.unit_id
    inner join main.fact_quantity as quantity on kpi.quantity_id = quantity.quantity_id
    inner join main.fact_sentence as sentence on quantity.sentence_id = sentence.sentence_id
    where
        unit.kind = 'money'
        and kpi.value <> 0
        and kpi.ulp is not null
),

-- each amount in the quote currency with the nearest one in another currency
pair as (
    select
        quoted.call_id,
        quoted.company,
        quoted.segment,
        quoted.metric_id,
        quoted.measure,
        quoted.period_start,
        quoted.period_end,
        based.unit as base,
        quoted.unit as quote,
        abs(based.value) as base_amount,
        abs(quoted.value) as quote_amount,
        based.ulp as base_ulp,
        quoted.ulp as quote_ulp,
        based.observation_id as base_observation_id,
        quoted.observation_id as quote_observation_id,
        case
            when based.sentence_seq = quoted.sentence_seq then quoted.sentence
            when based.sentence_seq < quoted.sentence_seq then based.sentence || chr(10) || quoted.sentence
            else quoted.sentence || chr(10) || based.sentence
        end as sentence
    from amount as quoted
    inner join amount as based
        on
            quoted.document_id = based.document_id
            and quoted.segment = based.segment
            and quoted.metric_id = based.metric_id
            and quoted.measure = based.measure
            and quoted.comparison is not distinct from based.comparison
            and quoted.period_start = based.period_start
            and quoted.period_end = based.period_end
            and quoted.per is not distinct from based.per
            and quoted.unit <> based.unit
            and abs(quoted.sentence_seq - based.sentence_seq) <= 1
            and sign(quoted.value) = sign(based.value)
            and not based.is_reporting_currency
            and (quoted.is_reporting_currency or quoted.quantity_seq < based.quantity_seq)
    qualify row_number() over (
        partition by quoted.observation_id, based.unit
        order by abs(quoted.quantity_seq - based.quantity_seq), based.quantity_seq, based.observation_id
    ) = 1
)

select
    call_id,
    company,
    segment,
    metric_id,
    measure,
    period_start,
    period_end,
    base,
    quote,
    base_amount,
    quote_amount,
    round(mart.quotient(quote_amount, base_amount), 6) as rate,
    round(mart.quotient(2 * quote_amount - quote_ulp, 2 * base_amount + base_ulp), 6) as rate_low,
    round(mart.quotient(2 * quote_amount + quote_ulp, 2 * base_amount - base_ulp), 6) as rate_high,
    base_observation_id,
    quote_observation_id,
    sentence
from pair
where 2 * base_amount > base_ulp;

comment on view mart.exchange_rate is 'Grain: one amount said in two currencies, in one sentence or two neighbouring ones, for the same segment, metric, period and measure. Source: mart.kpi.';
comment on column mart.exchange_rate.call_id is 'The call, in dim_call';
comment on column mart.exchange_rate.company is 'Slug of the company, as company_id elsewhere';
comment on column mart.exchange_rate.segment is 'Code of the segment; group is the whole company';
comment on column mart.exchange_rate.metric_id is 'What the amount measures, in dim_metric';
comment on column mart.exchange_rate.measure is 'level or change_abs';
comment on column mart.exchange_rate.period_start is 'First day of what the amount is about';
comment on column mart.exchange_rate.period_end is 'Last day of what the amount is about';
comment on column mart.exchange_rate.base is 'ISO 4217 code of the foreign currency';
comment on column mart.exchange_rate.quote is 'ISO 4217 code of the reporting currency, or of the currency said first where neither is that';
comment on column mart.exchange_rate.base_amount is 'The amount in units of base, without sign';
comment on column mart.exchange_rate.quote_amount is 'The same amount in units of quote, without sign';
comment on column mart.exchange_rate.rate is 'Units of quote for one unit of base: quote_amount / base_amount, rounded to 6 decimals';
comment on column mart.exchange_rate.rate_low is 'The lowest rate that the rounding of both amounts allows: (quote_amount - ulp/2) / (base_amount + ulp/2), rounded to 6 decimals';
comment on column mart.exchange_rate.rate_high is 'The highest rate that the rounding of both amounts allows: (quote_amount + ulp/2) / (base_amount - ulp/2), rounded to 6 decimals';
comment on column mart.exchange_rate.base_observation_id is 'The observation in base, in fact_observation';
comment on column mart.exchange_rate.quote_observation_id is 'The observation in quote, in fact_observation';
comment on column mart.exchange_rate.sentence is 'The sentence, or the two, separated by a line feed';

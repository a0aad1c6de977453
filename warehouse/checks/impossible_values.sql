-- What a number of its kind can't be, whatever was said.
with impossible as (
    select 'fact_quantity' as table_name, quantity_id as row_id, 'an ordinal or an identifier carries no value' as problem
    from checked_quantity
    where kind in ('ordinal', 'identifier') and coalesce(value, low, high) is not null
    union all
    select 'fact_quantity', quantity_id, 'an amount of money has the ISO 4217 code of its currency as unit'
    from checked_quantity
    where kind = 'money' and not coalesce(regexp_full_match(unit_id, '[A-Z]{3}'), false)
    union all
    select 'fact_quantity', quantity_id, 'the lower bound is above the upper'
    from checked_quantity
    where low > high
    union all
    select 'fact_quantity', quantity_id, 'the unit of the last digit is above nought'
    from checked_quantity
    where ulp <= 0
    union all
    select 'fact_quantity', quantity_id, 'the first day is after the last'
    from checked_quantity
    where date_start > date_end
    union all
    select 'fact_quantity', quantity_id, 'a corrected mention keeps what was said'
    from checked_quantity
    where spoken_value is not null and correction_id is null
    union all
    select 'fact_observation', observation_id, 'the lower bound is above the upper'
    from checked_observation
    where low > high
    union all
    select 'fact_observation', observation_id, 'an observation has a value or bounds'
    from checked_observation
    where coalesce(value, low, high) is null
    union all
    select 'fact_observation', observation_id, 'a level is compared with nothing'
    from checked_observation
    where measure = 'level' and comparison is not null
    union all
    select 'dim_period', period_id, 'the id of a period is its first and last day, in this order'
    from dim_period
    where period_id <> format('{}/{}', start_date, end_date) or start_date > end_date
)

select table_name, row_id, problem
from impossible
order by table_name, row_id, problem;

-- The table of a results release: the group first, then its segments, then what is below them, each as large as stated.
select
    segment,
    segment_name,
    segment_name_zh,
    level,
    revenue,
    revenue_yoy_pct,
    adjusted_ebita,
    adjusted_ebita_margin_pct,
    unit
from mart.segment_quarter
where call_id = $call_id
order by
    case level when 'group' then 1 when 'segment' then 2 when 'business' then 3 else 4 end,
    revenue desc nulls last,
    segment;

select
    o.observation_id,
    o.call_id,
    o.segment_id,
    o.segment_surface,
    m.metric_id,
    m.name as metric,
    o.metric_surface,
    p.start_date as period_start,
    p.end_date as period_end,
    o.measure,
    o.comparison,
    o.value,
    o.low,
    o.high,
    o.unit_id as unit,
    o.per,
    o.qualifier,
    o.ulp,
    o.is_forward_looking,
    o.linked_by,
    coalesce(s.name, '') as speaker,
    q.page,
    q.surface,
    t.text as sentence,
    q.char_start - t.char_start as surface_start,
    q.char_end - t.char_start as surface_end,
    d.source_uri
from fact_observation as o
inner join fact_quantity as q using (quantity_id)
inner join fact_sentence as t using (sentence_id)
inner join dim_document as d on o.document_id = d.document_id
inner join dim_metric as m using (metric_id)
inner join dim_period as p using (period_id)
left join dim_speaker as s on o.speaker_id = s.speaker_id
where o.observation_id = $observation_id;

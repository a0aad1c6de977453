with quantity as (
    select document_id, count(*) as quantities
    from fact_quantity
    group by document_id
),

observation as (
    select document_id, count(*) as observations
    from fact_observation
    group by document_id
)

select
    document.document_id,
    document.call_id,
    document.language,
    document.revision,
    document.is_current,
    document.media_type,
    document.pages,
    coalesce(quantity.quantities, 0) as quantities,
    coalesce(observation.observations, 0) as observations,
    document.source_uri,
    document.loaded_at
from dim_document as document
left join quantity using (document_id)
left join observation using (document_id)
order by document.call_id, document.language, document.revision;

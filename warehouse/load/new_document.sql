-- The batch's documents that the warehouse does not hold and that are not left out, with the revision each becomes among the documents of its call and language.
create or replace temp table new_document as
with given as (
    select * from incoming_dim_document
    anti join dim_document using (document_id)
    where not list_contains($without::varchar[], document_id)
),

held as (
    select call_id, language, max(revision) as last_revision
    from dim_document
    group by call_id, language
),

counted as (
    select
        given.*,
        coalesce(held.last_revision, 0)
            + row_number() over (partition by call_id, language order by given.source_uri, given.document_id) as revision,
        row_number() over (partition by call_id, language order by given.source_uri desc, given.document_id desc) = 1 as is_current
    from given
    left join held using (call_id, language)
)

select
    document_id,
    call_id,
    revision::integer as revision,
    is_current,
    language,
    media_type,
    source_uri,
    sha256,
    pages,
    $loaded_at::timestamp as loaded_at,
    $run_id as run_id
from counted;

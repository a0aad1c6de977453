-- A call has one current document in each of its languages, the last of its revisions, and these count from 1.
select
    'dim_document' as table_name,
    call_id || ' ' || language as row_id,
    format(
        'the revisions of a call in one language count from 1 and the last is current, but here are {} revisions up to number {}, {} of them current',
        count(*), max(revision), count(*) filter (where is_current)
    ) as problem
from dim_document
where call_id in (select call_id from checked_document)
group by call_id, language
having
    count(*) filter (where is_current) <> 1
    or count(distinct revision) <> count(*)
    or max(revision) <> count(*)
    or max(revision) filter (where is_current) <> max(revision)
order by row_id;

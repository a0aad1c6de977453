-- Counts are taken from the files' own rows, so that the two can never differ.
update ops.run
set
    finished_at = $finished_at::timestamp,
    status = $status,
    files_seen = files.seen,
    files_loaded = files.loaded,
    files_unchanged = files.unchanged,
    files_rejected = files.rejected
from (
    select
        count(*) as seen,
        count(*) filter (where status = 'loaded') as loaded,
        count(*) filter (where status = 'unchanged') as unchanged,
        count(*) filter (where status = 'rejected') as rejected
    from ops.source_file
    where run_id = $run_id
) as files
where run_id = $run_id;

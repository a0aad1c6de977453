insert into ops.run by name
select
    $run_id as run_id,
    $flow_run_id as flow_run_id,
    $started_at::timestamp as started_at,
    null::timestamp as finished_at,
    'running' as status,
    $pipeline_version as pipeline_version,
    0 as files_seen,
    0 as files_loaded,
    0 as files_unchanged,
    0 as files_rejected;

-- What the loads did, file by file.

create table ops.run (
    run_id varchar not null,
    flow_run_id varchar,
    started_at timestamp not null,
    finished_at timestamp,
    status varchar not null check (status in ('running', 'completed', 'failed')),
    pipeline_version varchar not null,
    files_seen integer not null,
    files_loaded integer not null,
    files_unchanged integer not null,
    files_rejected integer not null
);

comment on table ops.run is 'Grain: one load run. Source: the flow.';
comment on column ops.run.run_id is 'Id of the run; unique';
comment on column ops.run.flow_run_id is 'Prefect''s id of the flow run; null where the run was not a Prefect flow run';
comment on column ops.run.started_at is 'When the run began, UTC';
comment on column ops.run.finished_at is 'When it ended, UTC; null while it runs, and where it was killed';
comment on column ops.run.status is 'running, completed or failed';
comment on column ops.run.pipeline_version is 'Version of callmart that ran';
comment on column ops.run.files_seen is 'Number of files found; the sum of the next three once the run has ended';
comment on column ops.run.files_loaded is 'Number of files loaded';
comment on column ops.run.files_unchanged is 'Number of files whose content was loaded before';
comment on column ops.run.files_rejected is 'Number of files that could not be loaded; ops.source_file says why';

create table ops.source_file (
    run_id varchar not null,
    source_uri varchar not null,
    sha256 varchar,
    bytes bigint,
    status varchar not null check (status in ('loaded', 'unchanged', 'rejected')),
    document_id varchar,
    reason varchar,
    detail varchar
);

comment on table ops.source_file is 'Grain: one file seen by a run. Source: the flow.';
comment on column ops.source_file.run_id is 'The run, in ops.run';
comment on column ops.source_file.source_uri is 'Where the file was found';
comment on column ops.source_file.sha256 is 'SHA-256 of the file''s bytes, hex; null where it could not be read';
comment on column ops.source_file.bytes is 'Size of the file in bytes; null where it could not be read';
comment on column ops.source_file.status is 'loaded, unchanged or rejected';
comment on column ops.source_file.document_id is 'The document that holds its content, in dim_document; null for rejected files';
comment on column ops.source_file.reason is 'Slug of the reason why it was rejected; null for the rest';
comment on column ops.source_file.detail is 'That reason in one sentence, with what to do; null for the rest';

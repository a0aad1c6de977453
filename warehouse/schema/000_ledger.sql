-- What was applied to this file, and in which words. Run on every start: it is the one file that says "if not exists".
create schema if not exists ops;

create table if not exists ops.schema_applied (
    file_name varchar not null,
    sha256 varchar not null,
    applied_at timestamp not null
);

comment on table ops.schema_applied is 'Grain: one schema file applied to this warehouse. Source: warehouse/schema. A file that was applied never changes.';
comment on column ops.schema_applied.file_name is 'Name of the file in warehouse/schema; files are applied in the order of their names';
comment on column ops.schema_applied.sha256 is 'SHA-256 of the file as it was applied, hex';
comment on column ops.schema_applied.applied_at is 'When it was applied, UTC';

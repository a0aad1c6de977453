-- Columns in which the registered frames of a batch differ from the tables they are for: a missing one would be loaded as null without a word.
with wanted as (
    select table_name, column_name, data_type
    from duckdb_columns()
    where
        database_name = current_database()
        and schema_name = 'main'
        and not (table_name = 'dim_document' and column_name in ('revision', 'is_current', 'loaded_at', 'run_id'))
),

given as (
    select substr(table_name, length('incoming_') + 1) as table_name, column_name, data_type
    from duckdb_columns()
    where
        database_name = 'temp'
        and starts_with(table_name, 'incoming_')
)

select
    table_name,
    column_name,
    wanted.data_type as wanted,
    given.data_type as given
from wanted
full join given using (table_name, column_name)
where
    table_name in (select table_name from given)
    and wanted.data_type is distinct from given.data_type
order by table_name, column_name;

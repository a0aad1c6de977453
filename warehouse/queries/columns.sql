select
    schema_name as schema,
    table_name as name,
    column_index as position,
    column_name as column,
    data_type as type,
    not is_nullable as is_required,
    comment
from duckdb_columns()
where database_name = current_database() and not internal
order by schema, name, position;

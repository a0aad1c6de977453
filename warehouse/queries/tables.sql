-- Tables and views that users read, for exports and for the dictionary.
select schema_name as schema, table_name as name, 'table' as kind, comment
from duckdb_tables()
where database_name = current_database() and not internal
union all
select schema_name, view_name, 'view', comment
from duckdb_views()
where database_name = current_database() and not internal
order by kind, schema, name;

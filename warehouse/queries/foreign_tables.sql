-- Tables of a database that is no callmart warehouse.
select table_name
from duckdb_tables()
where
    database_name = current_database()
    and not internal
    and not exists (
        select 1
        from duckdb_tables()
        where
            database_name = current_database()
            and schema_name = 'ops'
            and table_name = 'schema_applied'
    )
order by table_name;

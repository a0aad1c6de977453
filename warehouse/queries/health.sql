-- What a person wants to know of a warehouse before trusting it, one line each.
select 'companies' as item, count(*)::varchar as value
from dim_company
union all
select 'calls', count(*)::varchar from dim_call
union all
select 'current documents', count(*)::varchar from dim_document where is_current
union all
select 'superseded documents', count(*)::varchar from dim_document where not is_current
union all
select 'numeric mentions', count(*)::varchar from fact_quantity
union all
select 'observations', count(*)::varchar from fact_observation
union all
select 'audit checks', count(*)::varchar from fact_check
union all
select 'audit checks that failed', count(*)::varchar from mart.audit
union all
select 'runs', count(*)::varchar from ops.run
union all
select 'last run', coalesce(max_by(status || ' ' || strftime(started_at, '%Y-%m-%d %H:%M:%S'), started_at), 'none') from ops.run
union all
select 'files rejected by the last run', coalesce(max_by(files_rejected, started_at), 0)::varchar from ops.run
union all
select 'schema', max(file_name) from ops.schema_applied;

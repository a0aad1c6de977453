merge into dim_metric as held
using incoming_dim_metric as given
on held.metric_id = given.metric_id
when matched and (held.name, held.name_zh, held.category, held.unit_kind, held.basis) is distinct from (
    given.name,
    coalesce(given.name_zh, held.name_zh),
    given.category,
    given.unit_kind,
    given.basis
) then update set
    name = given.name,
    name_zh = coalesce(given.name_zh, held.name_zh),
    category = given.category,
    unit_kind = given.unit_kind,
    basis = given.basis
when not matched then insert by name;

merge into dim_unit as held
using incoming_dim_unit as given
on held.unit_id = given.unit_id
when matched and (held.kind, held.name, held.name_zh, held.symbol) is distinct from (
    given.kind,
    given.name,
    coalesce(given.name_zh, held.name_zh),
    coalesce(given.symbol, held.symbol)
) then update set
    kind = given.kind,
    name = given.name,
    name_zh = coalesce(given.name_zh, held.name_zh),
    symbol = coalesce(given.symbol, held.symbol)
when not matched then insert by name;

merge into dim_segment as held
using incoming_dim_segment as given
on held.segment_id = given.segment_id
when matched and (held.company_id, held.code, held.name, held.name_zh, held.level, held.parent_segment_id) is distinct from (
    given.company_id,
    given.code,
    given.name,
    coalesce(given.name_zh, held.name_zh),
    given.level,
    coalesce(given.parent_segment_id, held.parent_segment_id)
) then update set
    company_id = given.company_id,
    code = given.code,
    name = given.name,
    name_zh = coalesce(given.name_zh, held.name_zh),
    level = given.level,
    parent_segment_id = coalesce(given.parent_segment_id, held.parent_segment_id)
when not matched then insert by name;

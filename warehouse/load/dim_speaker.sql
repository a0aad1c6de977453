merge into dim_speaker as held
using incoming_dim_speaker as given
on held.speaker_id = given.speaker_id
when matched and (held.name, held.title, held.organization, held.side) is distinct from (
    given.name,
    coalesce(given.title, held.title),
    coalesce(given.organization, held.organization),
    given.side
) then update set
    name = given.name,
    title = coalesce(given.title, held.title),
    organization = coalesce(given.organization, held.organization),
    side = given.side
when not matched then insert by name;

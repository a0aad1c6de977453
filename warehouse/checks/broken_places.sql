-- The offsets of a mention lead back to the same words in its sentence, and those of a sentence are as far apart as it is long.
-- White space does not count: a mention that wraps from one line to the next is quoted without it.
with mention as (
    select
        quantity.quantity_id,
        quantity.surface,
        sentence.text[quantity.char_start - sentence.char_start + 1 : quantity.char_end - sentence.char_start] as at_place
    from checked_quantity as quantity
    inner join checked_sentence as sentence using (sentence_id)
),

broken as (
    select 'fact_quantity' as table_name, quantity_id as row_id, surface as words, at_place
    from mention
    where
        surface <> at_place
        and regexp_replace(surface, '\s', '', 'g') <> regexp_replace(at_place, '\s', '', 'g')
    union all
    select 'fact_sentence', sentence_id, text, format('characters {} to {}', char_start, char_end)
    from checked_sentence
    where length(text) <> char_end - char_start
)

select
    table_name,
    row_id,
    format('its words are “{}”, but at its place stands “{}”', words, at_place) as problem
from broken
order by table_name, row_id;

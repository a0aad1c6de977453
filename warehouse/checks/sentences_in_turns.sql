-- The offsets of a sentence lead back to the same words in the text of its turn. As dear as all other checks together, because a turn
-- is read anew from its start for each of its sentences: run by `callmart check` only, not within a load.
select
    'fact_sentence' as table_name,
    sentence.sentence_id as row_id,
    format(
        'its words are “{}”, but at its place stands “{}”',
        sentence.text,
        utterance.text[sentence.char_start + 1 : sentence.char_end]
    ) as problem
from checked_sentence as sentence
inner join checked_utterance as utterance using (utterance_id)
where sentence.text <> utterance.text[sentence.char_start + 1 : sentence.char_end]
order by row_id;

-- What was said: turns, and their sentences by position.

create table fact_utterance (
    utterance_id varchar not null,
    document_id varchar not null,
    call_id varchar not null,
    seq integer not null,
    section varchar not null,
    speaker_id varchar,
    delivery varchar,
    page_first integer,
    page_last integer,
    text varchar not null
);

comment on table fact_utterance is 'Grain: one speaker''s turn in one document. Source: the transcript without page furniture and footnote marks.';
comment on column fact_utterance.utterance_id is 'Id of the turn; unique';
comment on column fact_utterance.document_id is 'The document, in dim_document';
comment on column fact_utterance.call_id is 'The call, in dim_call';
comment on column fact_utterance.seq is 'Place of the turn in the document, from 0';
comment on column fact_utterance.section is 'prepared (remarks) or qa (questions and answers)';
comment on column fact_utterance.speaker_id is 'Who spoke, in dim_speaker; null where the transcript does not say';
comment on column fact_utterance.delivery is 'original, interpreted, or null where the transcript does not tell them apart';
comment on column fact_utterance.page_first is 'Page on which the turn begins, from 1; null for sources without pages';
comment on column fact_utterance.page_last is 'Page on which it ends, from 1; null for sources without pages';
comment on column fact_utterance.text is 'The words of the turn; paragraphs are separated by a line feed';

create table fact_sentence (
    sentence_id varchar not null,
    utterance_id varchar not null,
    document_id varchar not null,
    call_id varchar not null,
    seq integer not null,
    page integer,
    char_start integer not null,
    char_end integer not null,
    text varchar not null
);

comment on table fact_sentence is 'Grain: one sentence of a turn. Source: the turn''s text, cut by position and never changed.';
comment on column fact_sentence.sentence_id is 'Id of the sentence; unique';
comment on column fact_sentence.utterance_id is 'The turn, in fact_utterance';
comment on column fact_sentence.document_id is 'The document, in dim_document';
comment on column fact_sentence.call_id is 'The call, in dim_call';
comment on column fact_sentence.seq is 'Place of the sentence in the document, from 0';
comment on column fact_sentence.page is 'Page on which the sentence begins, from 1; null for sources without pages';
comment on column fact_sentence.char_start is 'Offset of its first character in the turn''s text, in characters from 0';
comment on column fact_sentence.char_end is 'Offset after its last character in the turn''s text, in characters';
comment on column fact_sentence.text is 'The words of the sentence';

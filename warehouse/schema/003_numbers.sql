-- The numbers: errata, every numeric mention, and the mentions that report a metric.

create table fact_correction (
    correction_id varchar not null,
    document_id varchar not null,
    call_id varchar not null,
    mark varchar,
    page integer,
    note varchar not null,
    spoken varchar,
    corrected varchar,
    kind varchar not null
);

comment on table fact_correction is 'Grain: one erratum printed in a document. Source: footnotes and bracketed notes of the transcript.';
comment on column fact_correction.correction_id is 'Id of the erratum; unique';
comment on column fact_correction.document_id is 'The document, in dim_document';
comment on column fact_correction.call_id is 'The call, in dim_call';
comment on column fact_correction.mark is 'The footnote''s mark as printed; null for notes within the text';
comment on column fact_correction.page is 'Page of the note, from 1; null for sources without pages';
comment on column fact_correction.note is 'The note as printed';
comment on column fact_correction.spoken is 'What was said, as printed; null where the note does not repeat it';
comment on column fact_correction.corrected is 'What should have been said, as printed; null where the note does not tell';
comment on column fact_correction.kind is 'What is corrected: quantity, date or text';

create table fact_quantity (
    quantity_id varchar not null,
    sentence_id varchar not null,
    utterance_id varchar not null,
    document_id varchar not null,
    call_id varchar not null,
    seq integer not null,
    surface varchar not null,
    char_start integer not null,
    char_end integer not null,
    page integer,
    x0 float,
    top float,
    x1 float,
    bottom float,
    kind varchar not null,
    value decimal(38, 9),
    low decimal(38, 9),
    high decimal(38, 9),
    unit_id varchar,
    counted varchar,
    per varchar,
    qualifier varchar not null,
    ulp decimal(38, 9),
    spoken_value decimal(38, 9),
    correction_id varchar,
    date_start date,
    date_end date
);

comment on table fact_quantity is 'Grain: one numeric mention of a document''s body. Source: the words of the sentence, corrected by the errata the document prints.';
comment on column fact_quantity.quantity_id is 'Id of the mention; unique';
comment on column fact_quantity.sentence_id is 'The sentence, in fact_sentence';
comment on column fact_quantity.utterance_id is 'The turn, in fact_utterance';
comment on column fact_quantity.document_id is 'The document, in dim_document';
comment on column fact_quantity.call_id is 'The call, in dim_call';
comment on column fact_quantity.seq is 'Place of the mention in the document, from 0';
comment on column fact_quantity.surface is 'The mention as written, with its sign word, currency, scale, unit and measure word';
comment on column fact_quantity.char_start is 'Offset of its first character in the turn''s text, in characters from 0';
comment on column fact_quantity.char_end is 'Offset after its last character in the turn''s text, in characters';
comment on column fact_quantity.page is 'Page it stands on, from 1; null for sources without pages';
comment on column fact_quantity.x0 is 'Left edge on the page in PDF points; null for text sources';
comment on column fact_quantity.top is 'Upper edge on the page in PDF points from the top; null for text sources';
comment on column fact_quantity.x1 is 'Right edge on the page in PDF points; null for text sources';
comment on column fact_quantity.bottom is 'Lower edge on the page in PDF points from the top; null for text sources';
comment on column fact_quantity.kind is 'money, percent, percentage_point, multiple, ratio, count, digits, duration, date, period, ordinal or identifier; the last two carry no value';
comment on column fact_quantity.value is 'The number in base units (money in units of its currency, percent in percent), corrected where an erratum says so; null where only a range or class of size was said';
comment on column fact_quantity.low is 'Lower bound of a range or class of size, in base units; null for the rest';
comment on column fact_quantity.high is 'Upper bound of a range or class of size, in base units; null for the rest';
comment on column fact_quantity.unit_id is 'Unit of value, low, high, ulp and spoken_value, in dim_unit; null for dates, periods, ordinals and identifiers';
comment on column fact_quantity.counted is 'Measure word or noun of a count (家, 个, vehicles); null for the rest';
comment on column fact_quantity.per is 'What the amount is per: share, ads, order, ton, …; null where it is not per anything';
comment on column fact_quantity.qualifier is 'exact, approx, above, below, at_least, at_most or range';
comment on column fact_quantity.ulp is 'Unit of the last digit said, in base units: the number stands for value plus or minus half of it';
comment on column fact_quantity.spoken_value is 'What was said, in base units, where an erratum corrects it; null for the rest';
comment on column fact_quantity.correction_id is 'The erratum applied, in fact_correction; null for the rest';
comment on column fact_quantity.date_start is 'First day of a date or period; null for the rest';
comment on column fact_quantity.date_end is 'Last day of a date or period; null for the rest';

create table fact_observation (
    observation_id varchar not null,
    quantity_id varchar not null,
    document_id varchar not null,
    call_id varchar not null,
    company_id varchar not null,
    segment_id varchar not null,
    metric_id varchar not null,
    period_id varchar not null,
    speaker_id varchar,
    measure varchar not null,
    comparison varchar,
    value decimal(38, 9),
    low decimal(38, 9),
    high decimal(38, 9),
    unit_id varchar not null,
    per varchar,
    qualifier varchar not null,
    ulp decimal(38, 9),
    is_forward_looking boolean not null,
    metric_surface varchar,
    segment_surface varchar,
    linked_by varchar not null
);

comment on table fact_observation is 'Grain: one reported observation of a metric: a mention with its segment, metric, period and measure. Source: the mention and the words around it.';
comment on column fact_observation.observation_id is 'Id of the observation; unique';
comment on column fact_observation.quantity_id is 'The mention it was read from, in fact_quantity';
comment on column fact_observation.document_id is 'The document, in dim_document';
comment on column fact_observation.call_id is 'The call, in dim_call';
comment on column fact_observation.company_id is 'The company, in dim_company';
comment on column fact_observation.segment_id is 'What it is about: the group, a segment, a business or a product, in dim_segment';
comment on column fact_observation.metric_id is 'What is measured, in dim_metric';
comment on column fact_observation.period_id is 'The days it is about, in dim_period';
comment on column fact_observation.speaker_id is 'Who said it, in dim_speaker; null where the transcript does not say';
comment on column fact_observation.measure is 'level, change_pct (percent), change_pp (percentage points) or change_abs (in the unit of the metric)';
comment on column fact_observation.comparison is 'What a change is measured against: yoy (a year before) or qoq (the quarter before); null for a level';
comment on column fact_observation.value is 'The number in base units; a loss, an outflow or a decline is negative; null where only a range or class of size was said';
comment on column fact_observation.low is 'Lower bound of a range or class of size, in base units; null for the rest';
comment on column fact_observation.high is 'Upper bound of a range or class of size, in base units; null for the rest';
comment on column fact_observation.unit_id is 'Unit of value, low, high and ulp, in dim_unit';
comment on column fact_observation.per is 'What the amount is per: share, ads, order, …; null where it is not per anything';
comment on column fact_observation.qualifier is 'exact, approx, above, below, at_least, at_most or range';
comment on column fact_observation.ulp is 'Unit of the last digit said, in base units: the number stands for value plus or minus half of it';
comment on column fact_observation.is_forward_looking is 'True for guidance, targets and forecasts';
comment on column fact_observation.metric_surface is 'The words the metric was read from; null where it was carried over from before';
comment on column fact_observation.segment_surface is 'The words the segment was read from; null where it was carried over from before';
comment on column fact_observation.linked_by is 'Name of the rule that tied the mention to its metric';

-- Who spoke, on which call, about what, in which unit. Keys are checked by queries (warehouse/checks), because an index doubles the cost of a load.

create table dim_company (
    company_id varchar not null,
    name varchar not null,
    name_zh varchar,
    ticker varchar,
    reporting_currency varchar,
    fiscal_year_end_month tinyint
);

comment on table dim_company is 'Grain: one listed company. Source: reference data of the company, else the transcript''s own words.';
comment on column dim_company.company_id is 'Slug of the company (alibaba); unique';
comment on column dim_company.name is 'Name in English where known, else as the transcript says it';
comment on column dim_company.name_zh is 'Name in Chinese; null where unknown';
comment on column dim_company.ticker is 'Ticker with its exchange; null where unknown';
comment on column dim_company.reporting_currency is 'ISO 4217 code of the currency the company reports in; null where unknown';
comment on column dim_company.fiscal_year_end_month is 'Month in which the fiscal year ends, 1 to 12; null where unknown';

create table dim_call (
    call_id varchar not null,
    company_id varchar not null,
    title varchar,
    call_date date,
    period_start date not null,
    period_end date not null,
    fiscal_year smallint,
    fiscal_quarter tinyint
);

comment on table dim_call is 'Grain: one earnings call, about one period of one company. Source: the transcript, or the file beside it (name.call.yml), which wins.';
comment on column dim_call.call_id is 'company_id, a hyphen and the last day of the period (alibaba-2023-09-30); unique';
comment on column dim_call.company_id is 'The company, in dim_company';
comment on column dim_call.title is 'Title of the transcript as printed; null where it has none';
comment on column dim_call.call_date is 'Day of the call; null where the transcript does not say it';
comment on column dim_call.period_start is 'First day of the period the call reports on';
comment on column dim_call.period_end is 'Last day of the period the call reports on';
comment on column dim_call.fiscal_year is 'Fiscal year of that period as the company counts; null where its fiscal calendar is unknown';
comment on column dim_call.fiscal_quarter is 'Fiscal quarter of that period, 1 to 4; null where the fiscal calendar is unknown or the period is no quarter';

create table dim_document (
    document_id varchar not null,
    call_id varchar not null,
    revision integer not null,
    is_current boolean not null,
    language varchar not null,
    media_type varchar not null,
    source_uri varchar not null,
    sha256 varchar not null,
    pages integer,
    loaded_at timestamp not null,
    run_id varchar not null
);

comment on table dim_document is 'Grain: one source file of a call, one row per revision of a call in a language. Source: the file.';
comment on column dim_document.document_id is 'doc_ and the first 16 hex digits of the content''s SHA-256; unique';
comment on column dim_document.call_id is 'The call, in dim_call';
comment on column dim_document.revision is 'Counts the documents of the same call and language in the order they were loaded, from 1';
comment on column dim_document.is_current is 'True for the newest revision of the call in this language; marts show current documents only';
comment on column dim_document.language is 'zh-Hans, zh-Hant or en';
comment on column dim_document.media_type is 'Media type as detected from the content';
comment on column dim_document.source_uri is 'Where the file was read from';
comment on column dim_document.sha256 is 'SHA-256 of the file''s bytes, hex; a file with a known hash is not loaded again';
comment on column dim_document.pages is 'Number of pages; null for sources without pages';
comment on column dim_document.loaded_at is 'When the document was loaded, UTC';
comment on column dim_document.run_id is 'The run that loaded it, in ops.run';

create table dim_speaker (
    speaker_id varchar not null,
    name varchar not null,
    title varchar,
    organization varchar,
    side varchar not null
);

comment on table dim_speaker is 'Grain: one person on calls. Source: headings of the turns, list of participants, reference data of the company.';
comment on column dim_speaker.speaker_id is 'Id of the person; unique';
comment on column dim_speaker.name is 'Name as printed, or as reference data has it';
comment on column dim_speaker.title is 'Position; null where not printed';
comment on column dim_speaker.organization is 'Employer: the company, or an analyst''s bank; null where not printed';
comment on column dim_speaker.side is 'company, analyst or operator';

create table dim_segment (
    segment_id varchar not null,
    company_id varchar not null,
    code varchar not null,
    name varchar not null,
    name_zh varchar,
    level varchar not null,
    parent_segment_id varchar
);

comment on table dim_segment is 'Grain: one part of a company: the whole group, a reported segment, a business or a product. Source: reference data, else the name as spoken.';
comment on column dim_segment.segment_id is 'company_id, a slash and the code (alibaba/cloud_intelligence); unique';
comment on column dim_segment.company_id is 'The company, in dim_company';
comment on column dim_segment.code is 'Short name within the company; group is the whole company';
comment on column dim_segment.name is 'Name in English where known, else as spoken';
comment on column dim_segment.name_zh is 'Name in Chinese; null where unknown';
comment on column dim_segment.level is 'group, segment (a reported one), business or product';
comment on column dim_segment.parent_segment_id is 'The segment it belongs to, in dim_segment; null for the group and where unknown';

create table dim_metric (
    metric_id varchar not null,
    name varchar not null,
    name_zh varchar,
    category varchar not null,
    unit_kind varchar not null,
    basis varchar not null
);

comment on table dim_metric is 'Grain: one reported measure. Source: reference data of metrics.';
comment on column dim_metric.metric_id is 'Slug of the measure (adjusted_ebita); unique';
comment on column dim_metric.name is 'Name in English';
comment on column dim_metric.name_zh is 'Name in Chinese; null where there is none';
comment on column dim_metric.category is 'Part of the accounts it belongs to (income_statement, cash_flow, …)';
comment on column dim_metric.unit_kind is 'What a level of it is counted in: money, percent, count, …';
comment on column dim_metric.basis is 'gaap, non_gaap or operating';

create table dim_period (
    period_id varchar not null,
    start_date date not null,
    end_date date not null,
    kind varchar not null
);

comment on table dim_period is 'Grain: one span of days that an observation is about. Source: the transcript''s words and the company''s fiscal calendar.';
comment on column dim_period.period_id is 'ISO 8601 interval (2023-07-01/2023-09-30); an instant has equal ends; unique';
comment on column dim_period.start_date is 'First day';
comment on column dim_period.end_date is 'Last day';
comment on column dim_period.kind is 'instant, quarter, half, nine_months, year or custom';

create table dim_unit (
    unit_id varchar not null,
    kind varchar not null,
    name varchar not null,
    name_zh varchar,
    symbol varchar
);

comment on table dim_unit is 'Grain: one unit of measure. Source: reference data of units.';
comment on column dim_unit.unit_id is 'ISO 4217 code for money, else percent, percentage_point, times, ratio, count, minute, hour, day, week, month, quarter, year, …; unique';
comment on column dim_unit.kind is 'Kind of quantity it measures: money, percent, count, duration, …';
comment on column dim_unit.name is 'Name in English';
comment on column dim_unit.name_zh is 'Name in Chinese; null where there is none';
comment on column dim_unit.symbol is 'Symbol as written (%, ¥); null where there is none';

-- What the numbers say about each other: assertions on rounding intervals, and the observations each stands on.

create table fact_check (
    check_id varchar not null,
    call_id varchar not null,
    rule varchar not null,
    subject varchar not null,
    expected_low decimal(38, 9),
    expected_high decimal(38, 9),
    actual_low decimal(38, 9),
    actual_high decimal(38, 9),
    unit_id varchar,
    passed boolean not null,
    detail varchar not null
);

comment on table fact_check is 'Grain: one audit assertion and its outcome. Source: the observations of a call, as rounding intervals (value plus or minus half an ulp).';
comment on column fact_check.check_id is 'Id of the assertion; unique';
comment on column fact_check.call_id is 'The call, in dim_call';
comment on column fact_check.rule is 'Name of the audit rule';
comment on column fact_check.subject is 'What is checked, in plain words';
comment on column fact_check.expected_low is 'Lower end of what the other observations imply, in base units';
comment on column fact_check.expected_high is 'Upper end of what the other observations imply, in base units';
comment on column fact_check.actual_low is 'Lower end of what was said, in base units';
comment on column fact_check.actual_high is 'Upper end of what was said, in base units';
comment on column fact_check.unit_id is 'Unit of the four bounds, in dim_unit; null where they have none, as an exchange rate';
comment on column fact_check.passed is 'True where the two intervals meet';
comment on column fact_check.detail is 'The outcome in one sentence';

create table fact_check_observation (
    check_id varchar not null,
    observation_id varchar not null,
    role varchar not null
);

comment on table fact_check_observation is 'Grain: one observation that an audit assertion stands on. Source: the audit rule.';
comment on column fact_check_observation.check_id is 'The assertion, in fact_check';
comment on column fact_check_observation.observation_id is 'The observation, in fact_observation';
comment on column fact_check_observation.role is 'What it is in the assertion: whole, part, level, prior, change, amount or counter_amount';

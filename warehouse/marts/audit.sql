-- One row is an assertion that failed on what current documents say, with the sentences of both sides.
create or replace view mart.audit as
with failed as (
    select *
    from main.fact_check
    where not passed
),

basis as (
    select
        role.check_id,
        role.role,
        observation.observation_id,
        document.is_current,
        quantity.seq,
        quantity.surface,
        quantity.page,
        sentence.text as sentence
    from main.fact_check_observation as role
    inner join failed on role.check_id = failed.check_id
    inner join main.fact_observation as observation on role.observation_id = observation.observation_id
    inner join main.dim_document as document on observation.document_id = document.document_id
    inner join main.fact_quantity as quantity on observation.quantity_id = quantity.quantity_id
    inner join main.fact_sentence as sentence on quantity.sentence_id = sentence.sentence_id
),

quoted as (
    select
        check_id,
        string_agg(
            format('{} {}{}: {}', role, surface, coalesce(format(', page {}', page), ''), sentence),
            chr(10)
            order by seq, observation_id
        ) as sentences,
        bool_and(is_current) as is_current
    from basis
    group by check_id
)

select
    failed.check_id,
    failed.call_id,
    failed.rule,
    failed.subject,
    failed.detail,
    failed.expected_low,
    failed.expected_high,
    failed.actual_low,
    failed.actual_high,
    failed.unit_id as unit,
    quoted.sentences
from failed
left join quoted using (check_id)
where coalesce(quoted.is_current, true);

comment on view mart.audit is 'Grain: one audit assertion that failed, on current documents only. Source: fact_check.';
comment on column mart.audit.check_id is 'The assertion, in fact_check';
comment on column mart.audit.call_id is 'The call, in dim_call';
comment on column mart.audit.rule is 'Name of the audit rule';
comment on column mart.audit.subject is 'What is checked, in plain words';
comment on column mart.audit.detail is 'The outcome in one sentence';
comment on column mart.audit.expected_low is 'Lower end of what the other observations imply';
comment on column mart.audit.expected_high is 'Upper end of what the other observations imply';
comment on column mart.audit.actual_low is 'Lower end of what was said';
comment on column mart.audit.actual_high is 'Upper end of what was said';
comment on column mart.audit.unit is 'Unit of the four bounds; null where they have none';
comment on column mart.audit.sentences is 'Every number the assertion stands on, one a line, as role, mention, page and the sentence it stands in';

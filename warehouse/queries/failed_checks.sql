select
    call_id,
    rule,
    subject,
    detail,
    sentences
from mart.audit
order by call_id, rule, subject, check_id;

-- Every revision counts: an old revision that comes again is unchanged too.
select
    sha256,
    document_id,
    call_id,
    is_current
from dim_document
order by document_id;

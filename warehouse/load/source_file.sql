insert into ops.source_file by name
select
    $run_id as run_id,
    source_uri,
    sha256,
    bytes,
    status,
    document_id,
    reason,
    detail
from incoming_source_file;

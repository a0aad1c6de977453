select file_name, sha256
from ops.schema_applied
order by file_name;

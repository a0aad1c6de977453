select *
from ops.run
where run_id = $run_id;

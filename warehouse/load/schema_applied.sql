insert into ops.schema_applied by name
select $file_name as file_name, $sha256 as sha256, $applied_at::timestamp as applied_at;

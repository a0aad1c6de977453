-- Only one writer is at work at a time: whatever still counts as running when the next run begins came to no end of its own.
update ops.run
set status = 'failed'
where status = 'running';

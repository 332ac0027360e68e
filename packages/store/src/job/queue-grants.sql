-- Whoever asks for a job sends its ticket in the same transaction. Once for each database: the queue makes its tables
-- itself, as the owner.
do $$
begin
  perform pg_advisory_xact_lock(4490002);
  if not has_schema_privilege('onegrid_request', 'pgboss', 'usage')
    or not has_table_privilege('onegrid_request', 'pgboss.job', 'insert') then
    grant usage on schema pgboss to onegrid_request, onegrid_system;
    grant select on all tables in schema pgboss to onegrid_request, onegrid_system;
    grant insert, update on pgboss.job, pgboss.job_common to onegrid_request, onegrid_system;
  end if;
end $$

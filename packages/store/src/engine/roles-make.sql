-- Makes the two roles that migration 0017 describes where the cluster does not have them, and lets this login become
-- them. Another database of the cluster may be doing the same right now: whoever comes second finds it done.
do $$
declare
  wanted text;
  membership text := case when current_setting('server_version_num')::integer >= 160000 then ' with inherit false, set true' else '' end;
begin
  foreach wanted in array array['onegrid_request', 'onegrid_system'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit', wanted);
      exception when duplicate_object or unique_violation then
        null;
      end;
    end if;
    if not pg_has_role(current_user, wanted, case when membership = '' then 'member' else 'set' end) then
      begin
        execute format('grant %I to current_user%s', wanted, membership);
      exception when unique_violation then
        null;
      end;
    end if;
  end loop;
end $$

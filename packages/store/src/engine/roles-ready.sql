-- What stands between this login and the two roles: always one row. `too_strong` lists a role that row-level security
-- would not hold for.
select
  current_user::text as login,
  coalesce(array_agg(wanted.name) filter (where held.oid is null), '{}') as missing,
  coalesce(array_agg(wanted.name) filter (
    where held.oid is not null and not pg_has_role(
      current_user, held.oid, case when current_setting('server_version_num')::integer >= 160000 then 'set' else 'member' end)
  ), '{}') as closed,
  coalesce(array_agg(wanted.name) filter (
    where held.rolsuper or held.rolbypassrls or exists (
      select from pg_class where relnamespace = to_regnamespace('public') and relowner = held.oid)
  ), '{}') as too_strong
from (values ('onegrid_request'), ('onegrid_system')) as wanted(name)
left join pg_roles held on held.rolname = wanted.name

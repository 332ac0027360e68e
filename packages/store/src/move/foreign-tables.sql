-- Tables that belong neither to this program nor to an extension: any, where no migration of ours was applied.
select relname as name
from pg_class
where relnamespace = 'public'::regnamespace
  and relkind in ('r', 'p', 'v', 'm', 'f')
  and to_regclass('public.schema_migration') is null
  and not exists (
    select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e'
  )
order by relname
limit 1

-- Every table of the program with what a copy has to know of it, by name. Left out are an extension's tables, the
-- parts of a partitioned table, and the list of migrations, which each database writes for itself. Generated
-- columns are computed again where the rows arrive. `given` tables are filled by the migrations and by nobody else.
select
  relation.relname as name,
  relation.relname = 'row_right' as given,
  relation.relforcerowsecurity as forced,
  (
    select jsonb_agg(
      jsonb_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) order by attnum
    )
    from pg_attribute
    where attrelid = relation.oid and attnum > 0 and not attisdropped and attgenerated = ''
  ) as columns,
  coalesce((
    select jsonb_agg(attname order by place)
    from pg_index
    cross join unnest(indkey::int2[]) with ordinality as key(number, place)
    join pg_attribute on attrelid = indrelid and attnum = number
    where indrelid = relation.oid and indisprimary
  ), '[]') as key,
  coalesce((
    select jsonb_agg(
      jsonb_build_object('name', conname, 'table', referenced.relname, 'deferrable', condeferrable) order by conname
    )
    from pg_constraint join pg_class referenced on referenced.oid = confrelid
    where conrelid = relation.oid and contype = 'f'
  ), '[]') as references,
  coalesce((
    select jsonb_agg(tgname order by tgname)
    from pg_trigger where tgrelid = relation.oid and not tgisinternal and tgenabled = 'O'
  ), '[]') as triggers
from pg_class relation
where relation.relnamespace = 'public'::regnamespace
  and relation.relkind in ('r', 'p')
  and not relation.relispartition
  and relation.relname <> 'schema_migration'
  and not exists (
    select from pg_depend
    where classid = 'pg_class'::regclass and objid = relation.oid and deptype = 'e'
  )
order by relation.relname collate "C"

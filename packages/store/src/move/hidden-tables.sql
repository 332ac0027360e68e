-- Tables whose rows row-level security might keep from the role that reads them here: every policy that lets it see
-- all is named after it, so one without such a policy, or with one that takes rows away again, would be copied in part.
select relation.relname as name
from pg_class relation
where relation.relnamespace = 'public'::regnamespace
  and relation.relrowsecurity
  and (
    not exists (
      select from pg_policy
      where polrelid = relation.oid and polpermissive and polcmd in ('*', 'r')
        and polroles = array['onegrid_system'::regrole::oid]
        and pg_get_expr(polqual, polrelid) in ('true', '(CURRENT_USER = ''onegrid_system''::name)')
    )
    or exists (select from pg_policy where polrelid = relation.oid and not polpermissive)
  )
order by relation.relname collate "C"

-- Live sessions, newest first. One row with a null id where the page is empty.
with matching as materialized (
-- include ./session-families.sql
), page as (
  select * from matching
  where :after0::text is null or (created_at, family) < (:after0::timestamptz, :after1)
  order by created_at desc, family desc limit :limit
)
select counted.total, session.created_at::text as key0, session.family as key1,
-- include ./session-fields.sql
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page as session on true
order by session.created_at desc, session.family desc

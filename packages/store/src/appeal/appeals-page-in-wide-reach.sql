-- As appeals-page.sql, of those within a reach of more than 10,000: the page is found in the list's order, where one in
-- few is within reach. They are counted only under a filter, and joined to all that is within reach then.
with matching as not materialized (
  select appeal.* from appeal where
  -- include ./page-conditions.sql
  and
  -- include ./in-wide-reach.sql
), page as (
  select * from matching
  where :after0::text is null or (requested_at, id) < (:after0::timestamptz, :after1)
  order by requested_at desc, id desc limit :limit
), within as not materialized (
  select appeal.id from appeal
  where appeal.id in (
    -- include ./ids-in-reach.sql
  )
  and
  -- include ./page-conditions.sql
)
select
-- include ./page-row.sql
from (
  select case when :filtered::boolean
    then (select count(*)::int from (select 1 from within limit 10001) as capped) else 10001 end as total
) as counted
left join page on true
order by page.requested_at desc, page.id desc

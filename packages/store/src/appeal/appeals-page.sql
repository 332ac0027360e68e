-- Appeals, newest first. One row with a null id where the page is empty. Grids and areas are those that were
-- worked out before: see places-stale.sql. A reach of departments alone needs no more than their index.
with matching as not materialized (
  select appeal.* from appeal
  where (:reach_departments::text[] is null or appeal.department_id = any(:reach_departments::text[]))
  and
  -- include ./page-conditions.sql
), page as (
  select * from matching
  where :after0::text is null or (requested_at, id) < (:after0::timestamptz, :after1)
  order by requested_at desc, id desc limit :limit
)
select
-- include ./page-row.sql
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page on true
order by page.requested_at desc, page.id desc

-- As appeals-page.sql, of those within a reach.
-- Appeals, newest first. One row with a null id where the page is empty. Grids and areas are those that were
-- worked out before: see places-stale.sql.
with matching as not materialized (
  select appeal.* from appeal
  -- A department has appeals in thousands: asked for by id, they would all be looked up.
  where appeal.district_code = :district
    and (appeal.department_id = any(:reach_departments::text[]) or appeal.id in (
      -- include ./ids-of-places-in-reach.sql
    ))
    and (:box::float8[] is null
      or appeal.location && ST_MakeEnvelope((:box::float8[])[1], (:box::float8[])[2], (:box::float8[])[3], (:box::float8[])[4], 4490))
    and (:plan::text is null or appeal.id in (
      select appeal_id from appeal_grid where district_code = :district and plan_id = :plan and grid_code = :code))
    and
    -- include ./listed-appeals.sql
), page as (
  select * from matching
  where :after0::text is null or (requested_at, id) < (:after0::timestamptz, :after1)
  order by requested_at desc, id desc limit :limit
)
select counted.total, page.id, page.requested_at::text as key0, page.id as key1, page.number, page.category, page.status,
  page.title, ST_X(page.location) as lon, ST_Y(page.location) as lat, page.requested_at, page.closed_at
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page on true
order by page.requested_at desc, page.id desc

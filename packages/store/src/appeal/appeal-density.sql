-- Appeals of each live grid beside the totals; one row with a null code where the plan has no grid. An
-- appeal on a common border counts once, for the first grid by code.
with placed as (
  select place.code
  from appeal
  left join lateral (
    select grid.code from grid
    where grid.district_code = appeal.district_code and grid.plan_id = :plan and upper_inf(grid.lifespan)
      and ST_Intersects(grid.geometry, appeal.location)
    order by grid.code limit 1
  ) as place on true
  where appeal.district_code = :district
    and (:box::float8[] is null
      or appeal.location && ST_MakeEnvelope((:box::float8[])[1], (:box::float8[])[2], (:box::float8[])[3], (:box::float8[])[4], 4490))
    and (:categories::text[] is null or appeal.category = any(:categories))
    and (:statuses::text[] is null or appeal.status = any(:statuses))
    and (:since::timestamptz is null or appeal.requested_at >= :since)
    and (:until::timestamptz is null or appeal.requested_at < :until)
), counted as (
  select code, count(*)::int as appeals from placed group by code
)
select now() as as_of,
  (select count(*)::int from placed) as total,
  (select count(*)::int from placed where code is null) as outside,
  grid.code, coalesce(counted.appeals, 0) as appeals, grid.households
from (select 1) as once
left join grid on grid.district_code = :district and grid.plan_id = :plan and upper_inf(grid.lifespan)
left join counted on counted.code = grid.code
order by grid.code

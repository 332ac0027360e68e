-- Places every appeal that has no place yet; one on a common border lies in the first grid by code. Grids lead
-- the join: PostGIS then prepares each of them once for all the points it is asked about.
with located as (
  select appeal.id, min(grid.code) as code
  from grid
  join appeal on appeal.district_code = grid.district_code and ST_Intersects(grid.geometry, appeal.location)
  where grid.district_code = :district and grid.plan_id = :plan and upper_inf(grid.lifespan)
  group by appeal.id
)
insert into appeal_grid (district_code, plan_id, appeal_id, grid_code)
select appeal.district_code, :plan, appeal.id, located.code
from appeal
left join located on located.id = appeal.id
where appeal.district_code = :district and not exists (
  select from appeal_grid as known
  where known.district_code = appeal.district_code and known.plan_id = :plan and known.appeal_id = appeal.id
)
on conflict do nothing

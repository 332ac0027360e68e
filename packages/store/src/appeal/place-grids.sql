-- Places every appeal that has no place yet; one on a common border lies in the first grid by code. Grids lead
-- the join: PostGIS then prepares each of them once for all the points it is asked about. What is missing is a
-- difference of two sets, which is hashed or sorted whatever the planner believes: an anti-join of a table that it
-- takes for empty reads, for every appeal, all that was written so far.
with missing as (
  select id from appeal where district_code = :district
  except
  select appeal_id from appeal_grid where district_code = :district and plan_id = :plan
), located as (
  select appeal.id, min(grid.code) as code
  from grid
  join appeal on appeal.district_code = grid.district_code and ST_Intersects(grid.geometry, appeal.location)
  where grid.district_code = :district and grid.plan_id = :plan and upper_inf(grid.lifespan)
  group by appeal.id
)
insert into appeal_grid (district_code, plan_id, appeal_id, grid_code)
select :district, :plan, missing.id, located.code
from missing
left join located on located.id = missing.id
on conflict do nothing

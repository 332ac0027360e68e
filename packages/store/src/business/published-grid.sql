-- How many plans are in force (none or one), and whether that has a grid of this code.
select count(distinct plan.id)::int as plans, count(grid.code)::int as grids
from plan
left join grid on grid.district_code = plan.district_code and grid.plan_id = plan.id and upper_inf(grid.lifespan)
  and grid.code = :grid
where plan.district_code = :district and plan.status = 'published'

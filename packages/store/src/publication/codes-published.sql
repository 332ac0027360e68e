-- Every code that was ever published: the last codes of all plans that are or were in force.
select distinct grid.code
from grid join plan on plan.district_code = grid.district_code and plan.id = grid.plan_id
where grid.district_code = :district and plan.status in ('published', 'superseded') and upper_inf(grid.lifespan)
order by grid.code

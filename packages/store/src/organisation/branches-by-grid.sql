-- A branch on a common border counts for the first grid by code, like every other place.
select place.code, branch.id, branch.name, branch.secretary, branch.member_count,
  ST_X(branch.location) as lon, ST_Y(branch.location) as lat
from branch
cross join lateral (
  select grid.code from grid
  where grid.district_code = branch.district_code and grid.plan_id = :plan and upper_inf(grid.lifespan)
    and ST_Intersects(grid.geometry, branch.location)
  order by grid.code limit 1
) as place
where branch.district_code = :district and place.code = any(:codes::text[])
order by place.code, branch.name, branch.id

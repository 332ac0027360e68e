-- Codes of the plan's live grids in which no branch lies; a branch on a common border lies in the first by code.
select grid.code from grid
where grid.district_code = :district and grid.plan_id = :plan and upper_inf(grid.lifespan)
  and grid.code not in (
    select place.code from branch
    cross join lateral (
      select held.code from grid as held
      where held.district_code = branch.district_code and held.plan_id = :plan and upper_inf(held.lifespan)
        and ST_Intersects(held.geometry, branch.location)
      order by held.code limit 1
    ) as place
    where branch.district_code = :district
  )
order by grid.code

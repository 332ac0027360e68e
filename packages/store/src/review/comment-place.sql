-- The grid of a plan at a place, or the named one, with its community (the one of most of its atoms); no row outside.
select grid.code, coalesce(mode() within group (order by atom.community_id), 'none') as community_id
from grid
join assignment on assignment.district_code = grid.district_code and assignment.plan_id = grid.plan_id
  and assignment.grid_code = grid.code and upper_inf(assignment.lifespan)
join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
where grid.district_code = :district and grid.plan_id = :plan and upper_inf(grid.lifespan)
  and (:code::text is null or grid.code = :code)
  and (:code::text is not null or ST_Intersects(grid.geometry, ST_SetSRID(ST_MakePoint(:lon, :lat), 4490)))
group by grid.code order by grid.code limit 1

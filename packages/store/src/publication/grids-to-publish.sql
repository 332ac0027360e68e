-- Live grids of a plan with the twelve digits of the community that most of their atoms lie in, empty without.
with placed as (
  select assignment.grid_code, mode() within group (order by atom.community_id) as community_id
  from assignment
  join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
  where assignment.district_code = :district and assignment.plan_id = :plan and upper_inf(assignment.lifespan)
  group by assignment.grid_code
)
select grid.code, ST_AsGeoJSON(grid.geometry, 7, 0) as geometry,
  coalesce(grid.district_code || coalesce(nullif(town.code, ''), nullif(community.town_code, '')) || nullif(community.code, ''), '') as prefix
from grid
left join placed on placed.grid_code = grid.code
left join community on community.district_code = grid.district_code and community.id = placed.community_id
left join town on town.district_code = community.district_code and town.id = community.town_id
where grid.district_code = :district and grid.plan_id = :plan and upper_inf(grid.lifespan)
order by grid.code

-- Communities that plans have grids in, by name; `none`, for grids that lie in none, comes last.
select plan_id, coalesce(community_id, 'none') as community_id, name, grids
from (
  select assignment.plan_id, atom.community_id, coalesce(community.name, atom.community_id, district.name) collate "C" as name,
    count(distinct assignment.grid_code)::int as grids
  from assignment
  join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
  join district on district.code = assignment.district_code
  left join community on community.district_code = atom.district_code and community.id = atom.community_id
  where assignment.district_code = :district and assignment.plan_id = any(:plans::text[]) and upper_inf(assignment.lifespan)
  group by assignment.plan_id, atom.community_id, community.name, district.name
) as reviewed
order by plan_id, community_id is null, name, community_id

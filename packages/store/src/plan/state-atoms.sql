select atom.id, atom.area_m2, atom.households, atom.community_id, atom.labels, atom.shares, atom.root_id, assignment.grid_code as code,
  ST_AsGeoJSON(atom.geometry, 7, 0) as geometry
from assignment
join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
where assignment.district_code = :district and assignment.plan_id = :plan and assignment.lifespan @> :revision::integer
order by atom.id

select assignment.grid_code as code, micro_assignment.micro as number, atom.households, atom.area_m2,
  ST_AsGeoJSON(atom.geometry, 7, 0) as geometry
from assignment
join micro_assignment on micro_assignment.district_code = assignment.district_code
  and micro_assignment.plan_id = assignment.plan_id and micro_assignment.atom_id = assignment.atom_id
  and upper_inf(micro_assignment.lifespan)
join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
where assignment.district_code = :district and assignment.plan_id = :plan and upper_inf(assignment.lifespan)
  and assignment.grid_code = any(:codes::text[])
order by assignment.grid_code, micro_assignment.micro, atom.id

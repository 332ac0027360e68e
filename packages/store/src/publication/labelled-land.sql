-- Live atoms of a plan with their grids, and what they are labelled with.
select atom.id, assignment.grid_code, atom.households, atom.area_m2, atom.labels
from assignment
join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
where assignment.district_code = :district and assignment.plan_id = :plan and upper_inf(assignment.lifespan)
order by atom.id

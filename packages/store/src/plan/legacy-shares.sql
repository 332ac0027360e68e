-- What each unified grid is made of, department by department; shares of one grid and department sum to 1.
-- A null legacy grid is the part that the department does not serve.
with labelled as (
  select assignment.grid_code, base_layer.department_id, base_layer.layer_id,
    atom.labels ->> base_layer.department_id as grid_id, atom.households, atom.area_m2
  from assignment
  join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
  join base_layer on base_layer.district_code = assignment.district_code and base_layer.base_id = assignment.base_id
  where assignment.district_code = :district and assignment.plan_id = :plan and upper_inf(assignment.lifespan)
    and assignment.grid_code = any(:codes::text[])
    and (:department::text is null or base_layer.department_id = :department)
), part as (
  select grid_code, department_id, layer_id, grid_id, sum(households) as households, sum(area_m2) as area_m2
  from labelled group by grid_code, department_id, layer_id, grid_id
), shared as (
  select part.*, case
    when sum(households) over whole > 0 then households / sum(households) over whole
    else area_m2 / sum(area_m2) over whole end as share
  from part window whole as (partition by grid_code, department_id)
)
select shared.grid_code, shared.department_id, legacy_grid.id as legacy_grid_id, shared.households, shared.area_m2, shared.share
from shared
left join legacy_grid on legacy_grid.district_code = :district and legacy_grid.layer_id = shared.layer_id
  and legacy_grid.grid_id = shared.grid_id
order by shared.grid_code, shared.department_id, shared.share desc, shared.grid_id

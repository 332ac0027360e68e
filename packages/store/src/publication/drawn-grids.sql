-- The departments' own grids in the layers that a plan's base was merged from, by department.
select base_layer.department_id, legacy_grid.id, legacy_grid.grid_id
from plan
join base_layer on base_layer.district_code = plan.district_code and base_layer.base_id = plan.base_id
join legacy_grid on legacy_grid.district_code = plan.district_code and legacy_grid.layer_id = base_layer.layer_id
join department on department.district_code = plan.district_code and department.id = base_layer.department_id
where plan.district_code = :district and plan.id = :plan
order by department.position, department.id, legacy_grid.grid_id, legacy_grid.id

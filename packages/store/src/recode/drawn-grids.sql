-- A department's grids as they were drawn, in the layer that the plan was merged from.
select legacy_grid.id, legacy_grid.grid_id, legacy_grid.area_m2, ST_AsGeoJSON(legacy_grid.geometry, 7, 0) as geometry
from plan
join base_layer on base_layer.district_code = plan.district_code and base_layer.base_id = plan.base_id
join legacy_grid on legacy_grid.district_code = plan.district_code and legacy_grid.layer_id = base_layer.layer_id
where plan.district_code = :district and plan.id = :plan and base_layer.department_id = :department
order by legacy_grid.feature_row, legacy_grid.id

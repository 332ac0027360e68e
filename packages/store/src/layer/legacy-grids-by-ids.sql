select legacy_grid.id, legacy_grid.layer_id, layer.department_id, legacy_grid.grid_id, legacy_grid.feature_row,
  legacy_grid.part_rows, legacy_grid.area_m2, ST_AsGeoJSON(legacy_grid.geometry, 7, 0) as geometry
from legacy_grid
join layer on layer.district_code = legacy_grid.district_code and layer.id = legacy_grid.layer_id
where legacy_grid.district_code = :district and legacy_grid.id = any(:ids::text[])

select legacy_grid.id, ST_AsGeoJSON(legacy_grid.geometry, 7, 0) as geometry,
  jsonb_build_object('gridId', legacy_grid.grid_id, 'department', layer.department_id) as properties
from legacy_grid
join layer on layer.district_code = legacy_grid.district_code and layer.id = legacy_grid.layer_id
where legacy_grid.district_code = :district and legacy_grid.layer_id = :layer and (:after::text is null or legacy_grid.id > :after)
order by legacy_grid.id limit :limit

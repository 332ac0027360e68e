-- Always one row: the building at a place (or the nearest address within 60 m), the grid of the plan and the
-- accepted layers' grids there. A place on a common border lies in the first unified grid by code, but in
-- every legacy grid that claims it.
with place as (
  select ST_SetSRID(ST_GeomFromGeoJSON(:point), 4490) as point
), nearby as (
  select building.id, building.address, ST_Intersects(building.geometry, place.point) as inside,
    ST_Distance(building.geometry::geography, place.point::geography) as metres
  from place
  join building on building.district_code = :district
    and building.geometry && ST_MakeEnvelope((:box::float8[])[1], (:box::float8[])[2], (:box::float8[])[3], (:box::float8[])[4], 4490)
)
select
  (select id from nearby where inside order by id limit 1) as building_id,
  (select address from nearby where metres <= 60 order by metres, id limit 1) as address,
  (select grid.code from grid where grid.district_code = :district and grid.plan_id = :plan and upper_inf(grid.lifespan)
    and ST_Intersects(grid.geometry, place.point) order by grid.code limit 1) as code,
  array(select legacy_grid.id from legacy_grid
    join layer on layer.district_code = legacy_grid.district_code and layer.id = legacy_grid.layer_id and layer.status = 'accepted'
    where legacy_grid.district_code = :district and ST_Intersects(legacy_grid.geometry, place.point)
    order by legacy_grid.feature_row, legacy_grid.id) as legacy_grid_ids
from place

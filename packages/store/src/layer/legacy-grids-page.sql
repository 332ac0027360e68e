-- Grids of one layer by the row of their first feature. One row with a null id where the page is empty.
with matching as not materialized (
  select * from legacy_grid where district_code = :district and layer_id = :layer
), page as (
  select * from matching
  where :after0::text is null or (feature_row, id) > (:after0::integer, :after1)
  order by feature_row, id limit :limit
)
select counted.total, page.id, page.feature_row::text as key0, page.id as key1, page.layer_id, layer.department_id,
  page.grid_id, page.feature_row, page.part_rows, page.area_m2, ST_AsGeoJSON(page.geometry, 7, 0) as geometry
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page on true
left join layer on layer.district_code = page.district_code and layer.id = page.layer_id
order by page.feature_row, page.id

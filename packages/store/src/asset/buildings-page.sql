-- Buildings by address. Shapes are checked before they come here; distances are geodesic, behind a box
-- that the caller widened. One row with a null id where the page is empty.
with matching as not materialized (
  select * from building
  where district_code = :district
    and (:box::float8[] is null
      or geometry && ST_MakeEnvelope((:box::float8[])[1], (:box::float8[])[2], (:box::float8[])[3], (:box::float8[])[4], 4490))
    and (:within::text is null or ST_Within(geometry, ST_SetSRID(ST_GeomFromGeoJSON(:within), 4490)))
    and (:intersects::text is null or ST_Intersects(geometry, ST_SetSRID(ST_GeomFromGeoJSON(:intersects), 4490)))
    and (:near::text is null or (
      geometry && ST_MakeEnvelope((:near_box::float8[])[1], (:near_box::float8[])[2], (:near_box::float8[])[3], (:near_box::float8[])[4], 4490)
      and ST_DWithin(geometry::geography, ST_SetSRID(ST_GeomFromGeoJSON(:near), 4490)::geography, :metres::float8)))
), page as (
  select * from matching
  where :after0::text is null or (address, id) > (:after0, :after1)
  order by address, id limit :limit
)
select counted.total, page.id, page.address as key0, page.id as key1, page.name, page.address, page.households,
  ST_AsGeoJSON(page.geometry, 7, 0) as geometry, compound.name as compound
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page on true
left join compound on compound.district_code = page.district_code and compound.id = page.compound_id
order by page.address, page.id

-- What every old grid shares with every unified grid, on the ellipsoid, and the people at points in both. An
-- independent account of a concession ledger: $1 old grids, $2 unified grids, $3 points, all as arrays of objects
-- {id, geometry} and {n, geometry}, CRS84. Long edges get points along the geodesic first: an overlay takes edges for
-- straight lines in degrees, and what is cut off a geodesic is none of the same bulge.
with old as (
  select feature ->> 'id' as id, st_segmentize(st_geomfromgeojson(feature ->> 'geometry')::geography, 20)::geometry as geom
  from jsonb_array_elements($1::jsonb) as feature
), new as (
  select feature ->> 'id' as id, st_segmentize(st_geomfromgeojson(feature ->> 'geometry')::geography, 20)::geometry as geom
  from jsonb_array_elements($2::jsonb) as feature
), people as (
  select (feature ->> 'n')::float8 as n, st_geomfromgeojson(feature ->> 'geometry') as geom
  from jsonb_array_elements($3::jsonb) as feature
), land as (
  select
    old.id as legacy,
    new.id as unified,
    st_area(st_collectionextract(st_intersection(old.geom, new.geom), 3)::geography) as area
  from old
  join new on st_intersects(old.geom, new.geom)
), lived as (
  select old.id as legacy, new.id as unified, sum(people.n) as n
  from people
  join old on st_contains(old.geom, people.geom)
  join new on st_contains(new.geom, people.geom)
  group by old.id, new.id
)
select land.legacy, land.unified, land.area::float8 as area, coalesce(lived.n, 0)::float8 as households
from land
left join lived using (legacy, unified)
order by land.legacy, land.unified

-- Judges what a merge made of units and communities, in UTM metres (:srid), after judge.sql. Tables beforehand:
-- unit(id, geom) and community(id, geom), either of them empty where the merge had none; geom as CRS84 (4326).
create table u as select id, st_makevalid(st_transform(geom, :srid)) as geom from unit;
create table c as select id, st_makevalid(st_transform(geom, :srid)) as geom from community;
create table g as select code, st_transform(geom, :srid) as geom from unified;
create index on u using gist (geom);
create index on c using gist (geom);
create index on g using gist (geom);

-- Every unit's part in each community (the whole unit where there are none) as far as the outline goes.
create table piece as
select id, community, geom, st_area(geom) as area from (
  select u.id, c.id as community, st_collectionextract(st_intersection(st_intersection(u.geom, c.geom), o.geom), 3) as geom
  from u join c on st_intersects(u.geom, c.geom), o
  union all
  select u.id, null, st_collectionextract(st_intersection(u.geom, o.geom), 3)
  from u, o where not exists (select from c)
) x where not st_isempty(geom);

-- The largest part of a piece that lies in one grid.
create table held as
select piece.id, piece.community, piece.area, sum(shared.area) as in_grids, max(shared.area) as most
from piece
join lateral (
  select st_area(st_intersection(piece.geom, g.geom)) as area from g where st_intersects(piece.geom, g.geom)
) shared on true
group by 1, 2, 3;

-- Each grid's land by community, as far as communities cover it.
create table across_communities as
select g.code, sum(shared.area) as covered, max(shared.area) as most
from g
join lateral (
  select st_area(st_intersection(g.geom, c.geom)) as area from c where st_intersects(g.geom, c.geom)
) shared on true
group by 1;

-- One row of figures. A sliver of a unit beyond a community line, under 2 % of the unit, is no part of it.
select
  (select count(*) from u)::int as units,
  (select count(*) from held join (select id, sum(area) as whole from piece group by 1) w using (id)
   where held.in_grids - held.most > 0.02 * w.whole)::int as units_cut,
  (select count(*) from c)::int as communities,
  (select coalesce(max(1 - most / covered), 0) from across_communities where covered > 0) as outside_community;

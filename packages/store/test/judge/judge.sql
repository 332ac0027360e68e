-- Judges a merge from its files alone, in UTM metres (:srid), sharing nothing with the engine.
-- Tables beforehand: outline(geom), legacy(department, id, geom: features of one id united and made
-- valid), people(geom, n), atom(id, grid, labels jsonb, geom), unified(code, geom); geom as CRS84 (4326).
create table a as select id, grid, labels, geom as g4, st_transform(geom, :srid) as geom from atom;
create table o as select st_union(st_transform(geom, :srid)) as geom from outline;
create table l as select department, id, st_makevalid(st_transform(geom, :srid)) as geom from legacy;
create table d as select distinct department from l;
create table p as select row_number() over () as id, st_transform(geom, :srid) as geom, n from people;
create index on a using gist (geom);
create index on l using gist (geom);
create index on p using gist (geom);

-- Each department's division of the atoms: one geometry a label, null for none.
create table labelled as
select d.department, a.labels ->> d.department as id, st_union(a.geom) as geom, count(*) as atoms
from a cross join d group by 1, 2;

create table clipped as
select l.department, l.id, st_collectionextract(st_intersection(l.geom, o.geom), 3) as geom from l, o;

create table iou as
select c.department, c.id, st_area(c.geom) as area,
  case when m.geom is null then 0
    else st_area(st_intersection(c.geom, m.geom)) / st_area(st_union(c.geom, m.geom)) end as iou
from clipped c left join labelled m using (department, id)
where st_area(c.geom) > 1;

-- Segments of all atoms as written, undirected, with how often each is used and in how many directions.
create table edge as
with s as (
  select st_startpoint(geom) as p, st_endpoint(geom) as q from (select (st_dumpsegments(g4)).geom from a) x
)
select least(p::text, q::text) as k1, greatest(p::text, q::text) as k2, count(*) as uses,
  count(distinct (p::text < q::text)) as directions, (array_agg(st_makeline(p, q)))[1] as line
from s group by 1, 2;

-- Samples every 10 m on the departments' own boundaries, more than 15 m inside the outline, and their
-- distance to the nearest boundary of that department in the atoms.
create table own_line as
select department, st_union(st_boundary(geom)) as geom from l group by 1;
create table new_line as
select department, st_union(st_boundary(geom)) as geom from labelled group by 1;
create table new_part as
select department, st_subdivide(geom, 64) as geom from new_line;
create index on new_part using gist (geom);
create table sample as
select department, (st_dumppoints(st_lineinterpolatepoints(line, least(1, 10 / st_length(line))))).geom
from (
  select department, (st_dump(st_linemerge(st_intersection(own_line.geom, st_buffer(o.geom, -15))))).geom as line
  from own_line, o
) x where st_length(line) > 1;
create table moved as
select s.department,
  (select min(st_distance(s.geom, n.geom)) from new_part n
   where n.department = s.department and st_dwithin(s.geom, n.geom, 500)) as distance
from sample s;

-- People by department: the grid they live in as received against the label of their atom.
create table located as
select p.id, p.n, a.id as atom, a.grid, a.labels from p join a on st_intersects(a.geom, p.geom);
create table lives as
select d.department, p.id as person, min(l.id) as id, array_agg(l.id) as ids
from p cross join d left join l on l.department = d.department and st_intersects(l.geom, p.geom)
group by 1, 2;

-- Adjusted Rand index of the unified grid against each department, weighted by people.
create table contingency as
select v.department, loc.grid, coalesce(v.id, '') as id, sum(loc.n) as n
from located loc join lives v on v.person = loc.id group by 1, 2, 3;
create table ari as
with pairs as (
  select department, sum(n * (n - 1) / 2.0) as s from contingency group by 1
), ra as (
  select department, sum(n * (n - 1) / 2.0) as s from (select department, grid, sum(n) as n from contingency group by 1, 2) x group by 1
), rb as (
  select department, sum(n * (n - 1) / 2.0) as s from (select department, id, sum(n) as n from contingency group by 1, 2) x group by 1
), t as (
  select department, sum(n) as n from contingency group by 1
)
select department, (pairs.s - ra.s * rb.s / (t.n * (t.n - 1) / 2)) /
  ((ra.s + rb.s) / 2 - ra.s * rb.s / (t.n * (t.n - 1) / 2)) as ari
from pairs join ra using (department) join rb using (department) join t using (department);

create table size as
select a.grid, sum(loc.n) as n from a left join located loc on loc.atom = a.id group by 1;

-- One row of figures.
select
  (select count(*) from a)::int as atoms,
  (select count(*) from a where 2 * (st_maximuminscribedcircle(geom)).radius < 15)::int as thin,
  (select min(st_area(geom)) from a) as least_area,
  (select count(*) from a where not st_isvalid(g4))::int as invalid,
  (select count(*) from edge where uses > 2 or (uses = 2 and directions <> 2))::int as bad_edges,
  (select count(*) from (select st_transform(line, :srid) as line from edge where uses = 1) e, o
   where greatest(
     st_distance(st_startpoint(e.line), st_boundary(o.geom)),
     st_distance(st_lineinterpolatepoint(e.line, 0.5), st_boundary(o.geom)),
     st_distance(st_endpoint(e.line), st_boundary(o.geom))) > 0.05)::int as open_edges,
  (select sum(st_area(geom)) - st_area(st_union(geom)) from a) as overlap,
  (select st_area(st_symdifference(u.geom, o.geom)) / st_area(o.geom)
   from o, (select st_union(geom) as geom from a) u) as outline_difference,
  (select count(*) from clipped c left join labelled m using (department, id)
   where m.id is null and st_area(c.geom) > 1)::int as grids_lost,
  (select count(*) from clipped c join labelled m using (department, id)
   where st_numgeometries(st_unaryunion(c.geom)) = 1 and st_numgeometries(m.geom) > 1)::int as grids_broken,
  (select min(iou) from iou) as iou_least,
  (select percentile_cont(0.05) within group (order by iou) from iou) as iou_p5,
  (select sum(iou * area) / sum(area) from iou) as iou_weighted,
  (select sum(case when a.labels ->> d.department is null
       then coalesce(st_area(st_intersection(a.geom, u.geom)), 0)
       else st_area(st_difference(a.geom, coalesce(l.geom, 'polygon empty'::geometry))) end) / sum(st_area(a.geom))
   from a cross join d join (select department, st_union(geom) as geom from l group by 1) u using (department)
   left join l on l.department = d.department and l.id = a.labels ->> d.department) as area_mislabelled,
  (select sum(case when (loc.labels ->> v.department) is not distinct from v.id
       or (loc.labels ->> v.department) = any (v.ids) then 0 else loc.n end) / sum(loc.n)
   from located loc join lives v on v.person = loc.id) as people_mislabelled,
  (select percentile_cont(0.95) within group (order by coalesce(distance, 500)) from moved) as moved_p95,
  (select max(coalesce(distance, 500)) from moved) as moved_max,
  (select avg(case when coalesce(distance, 500) > 15 then 1.0 else 0.0 end) from moved) as moved_over_15,
  (select sum(st_area(geom) - st_area(st_buffer(st_buffer(geom, -7.5, 'quad_segs=16'), 7.5, 'quad_segs=16'))) / sum(st_area(geom)) from a) as tails,
  (select count(*) from unified)::int as grids,
  (select count(*) from unified where st_numgeometries(geom) > 1)::int as grids_in_parts,
  (select avg(ari) from ari) as agreement,
  (select count(*) from size, (select avg(n) as mean from size) m where n < 0.5 * mean or n > 1.6 * mean)::int as band_violations;

-- Always one row. How the published plan of a district stands to its compounds, communities and layers, in
-- square metres of the spheroid and from the stored shapes alone. A compound is cut where more than 2 % of it
-- lies outside the grid that holds most of it; a grid is astray where more than 0.1 % of it lies outside the
-- community that holds most of it, or its code does not begin with that community's.
with live as (
  select g.code, g.geometry, g.households, ST_Area(g.geometry::geography) as area
  from grid g join plan p on p.district_code = g.district_code and p.id = g.plan_id
  where g.district_code = :district and p.status = 'published' and upper_inf(g.lifespan)
), held as (
  select c.id, ST_Area(c.geometry::geography) as area,
    max(ST_Area(ST_Intersection(c.geometry, g.geometry)::geography)) as most
  from compound c join live g on ST_Intersects(c.geometry, g.geometry)
  where c.district_code = :district group by c.district_code, c.id
), home as (
  select distinct on (g.code) g.code, g.area, c.district_code || c.town_id || c.code as prefix,
    ST_Area(ST_Intersection(c.geometry, g.geometry)::geography) as inside
  from live g join community c on c.district_code = :district and ST_Intersects(c.geometry, g.geometry)
  order by g.code, inside desc
), people as (
  select b.id, b.households, count(g.code) as grids
  from building b left join live g on ST_Intersects(g.geometry, ST_PointOnSurface(b.geometry))
  where b.district_code = :district group by b.district_code, b.id
)
select (select count(*)::int from live) as grids,
  (select count(*)::int from live where code ~ '^[0-9]{15}$') as codes,
  (select count(*)::int from live where not ST_IsValid(geometry)) as invalid,
  (select count(*)::int from people) as buildings,
  (select count(*)::int from appeal where district_code = :district) as appeals,
  (select count(*)::int from branch where district_code = :district) as branches,
  (select count(*)::int from held) as compounds,
  (select count(*)::int from held where most < 0.98 * area) as cut,
  (select count(*)::int from home where inside < 0.999 * area or left(code, 12) <> prefix) as astray,
  (select count(distinct prefix)::int from home) as communities,
  (select sum(area) from live) as area,
  (select ST_Area(outline::geography) from district where code = :district) as outline_area,
  (select sum(households)::int from live) as households,
  (select sum(households)::int from building where district_code = :district) as households_of_buildings,
  (select count(*)::int from people where grids <> 1) as buildings_astray

-- One row about a whole plan as it was just written. Planar areas compare a grid with its atoms, geodesic
-- ones the sum with the outline.
with live as (
  select atom.id, atom.geometry, assignment.grid_code
  from assignment
  join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
  where assignment.district_code = :district and assignment.plan_id = :plan and upper_inf(assignment.lifespan)
), overlapping as (
  select 1 from live as a
  -- By the index of places alone: a plain comparison of ids brings in that of ids, which has half of all for each.
  join atom as b on b.district_code = :district and b.base_id = :base and (b.id || '') > a.id and b.geometry && a.geometry
    and ST_Relate(a.geometry, b.geometry, '2********')
), summed as (
  select grid_code, sum(ST_Area(geometry)) as area from live group by grid_code
), off_area as (
  select 1 from summed
  full join (select code, ST_Area(geometry) as area from grid where district_code = :district and plan_id = :plan and upper_inf(lifespan)) as drawn
    on drawn.code = summed.grid_code
  where drawn.code is null or summed.grid_code is null or abs(drawn.area - summed.area) > 1e-4 * summed.area
)
select
  (select count(*)::int from live) as atoms,
  (select count(*)::int from live where not ST_IsValid(geometry)) as invalid_atoms,
  (select count(*)::int from grid where district_code = :district and plan_id = :plan and upper_inf(lifespan) and not ST_IsValid(geometry)) as invalid_grids,
  (select count(*)::int from overlapping) as overlaps,
  (select count(*)::int from off_area) as grids_off_area,
  (select count(*)::int from atom where district_code = :district and base_id = :base and id not in (select id from live)) as unassigned,
  (select coalesce(sum(ST_Area(geometry::geography)), 0) from live) as area_m2,
  (select ST_Area(outline::geography) from base where district_code = :district and id = :base) as reference_area_m2

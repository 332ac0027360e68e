-- One row about a plan whose atoms are those of another plan, some of them pieces of split ones. Live atoms may not
-- meet in their interiors; each root of the base is live or has live pieces, never both.
with recursive live as (
  select atom.id, atom.parent_id, atom.geometry, assignment.grid_code
  from assignment
  join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
  where assignment.district_code = :district and assignment.plan_id = :plan and upper_inf(assignment.lifespan)
), ancestor as (
  select parent_id as id from live where parent_id is not null
  union
  select atom.parent_id from ancestor
  join atom on atom.district_code = :district and atom.base_id = :base and atom.id = ancestor.id
  where atom.parent_id is not null
), overlapping as (
  -- By the index of places: pairs of the live ones alone would be compared one by one, as they would be by that of
  -- ids, which a plain comparison of ids brings in.
  select 1 from live as a
  join atom as b on b.district_code = :district and b.base_id = :base and (b.id || '') > a.id and b.geometry && a.geometry
  join assignment on assignment.district_code = :district and assignment.plan_id = :plan and assignment.atom_id = b.id
    and upper_inf(assignment.lifespan)
  where ST_Relate(a.geometry, b.geometry, '2********')
), summed as (
  select grid_code, sum(ST_Area(geometry)) as area from live group by grid_code
), off_area as (
  select 1 from summed
  full join (select code, ST_Area(geometry) as area from grid where district_code = :district and plan_id = :plan and upper_inf(lifespan)) as drawn
    on drawn.code = summed.grid_code
  where drawn.code is null or summed.grid_code is null or abs(drawn.area - summed.area) > 1e-4 * summed.area
), root as (
  select id, geometry from atom where district_code = :district and base_id = :base and parent_id is null
)
select
  (select count(*)::int from live) as atoms,
  (select count(*)::int from live where not ST_IsValid(geometry)) as invalid_atoms,
  (select count(*)::int from grid where district_code = :district and plan_id = :plan and upper_inf(lifespan) and not ST_IsValid(geometry)) as invalid_grids,
  (select count(*)::int from overlapping) as overlaps,
  (select count(*)::int from off_area) as grids_off_area,
  (select count(*)::int from root where (id in (select id from live)) = (id in (select id from ancestor))) as unassigned,
  (select coalesce(sum(ST_Area(geometry::geography)), 0) from live) as area_m2,
  (select coalesce(sum(ST_Area(geometry::geography)), 0) from root) as reference_area_m2

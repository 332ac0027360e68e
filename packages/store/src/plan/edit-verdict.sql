-- One row about what a revision changed. `started` are assignments that begin with it, `ended` those that
-- end with it: the land of both is the same land, and nothing else of the plan moved.
with changed as (
  select atom.id, atom.geometry, lower(assignment.lifespan) = :revision::integer as started
  from assignment
  join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
  where assignment.district_code = :district and assignment.plan_id = :plan
    and (lower(assignment.lifespan) = :revision::integer or upper(assignment.lifespan) = :revision::integer)
), started as (
  select id, geometry from changed where started
), live as (
  select atom.id, atom.parent_id, atom.geometry, assignment.grid_code
  from assignment
  join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
  where assignment.district_code = :district and assignment.plan_id = :plan and upper_inf(assignment.lifespan)
), overlapping as (
  select 1 from started join live on live.id <> started.id and live.geometry && started.geometry
    and ST_Relate(live.geometry, started.geometry, '2********')
), summed as (
  select grid_code, sum(ST_Area(geometry)) as area from live where grid_code = any(:codes::text[]) group by grid_code
), off_area as (
  select 1 from summed
  full join (
    select code, ST_Area(geometry) as area from grid
    where district_code = :district and plan_id = :plan and upper_inf(lifespan) and code = any(:codes::text[])
  ) as drawn on drawn.code = summed.grid_code
  where drawn.code is null or summed.grid_code is null or abs(drawn.area - summed.area) > 1e-4 * summed.area
)
select
  (select count(*)::int from live) as atoms,
  (select count(*)::int from started where not ST_IsValid(geometry)) as invalid_atoms,
  (select count(*)::int from grid where district_code = :district and plan_id = :plan and upper_inf(lifespan)
    and code = any(:codes::text[]) and not ST_IsValid(geometry)) as invalid_grids,
  (select count(*)::int from overlapping) as overlaps,
  (select count(*)::int from off_area) as grids_off_area,
  (select count(*)::int from live where parent_id in (select id from live)) as unassigned,
  (select coalesce(sum(ST_Area(geometry::geography)), 0) from started) as area_m2,
  (select coalesce(sum(ST_Area(geometry::geography)), 0) from changed where not started) as reference_area_m2

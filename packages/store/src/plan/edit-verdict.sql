-- One row about what a revision changed, found by what began and ended with it. `started` are assignments that begin with
-- it, `ended` those that end with it: the land of both is the same land, and nothing else of the plan moved.
with started as materialized (
  select atom.id, atom.parent_id, atom.geometry
  from assignment
  join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
  where assignment.district_code = :district and assignment.plan_id = :plan and assignment.since = :revision::integer
), ended as materialized (
  select atom.id, atom.geometry
  from assignment
  join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
  where assignment.district_code = :district and assignment.plan_id = :plan
    and not upper_inf(assignment.lifespan) and upper(assignment.lifespan) = :revision::integer
), overlapping as (
  select 1 from started
  join atom as near on near.district_code = :district and near.base_id = :base and near.id <> started.id
    and near.geometry && started.geometry
  join assignment on assignment.district_code = :district and assignment.plan_id = :plan and assignment.atom_id = near.id
    and upper_inf(assignment.lifespan)
  where ST_Relate(near.geometry, started.geometry, '2********')
), related as (
  select parent_id as id from started where parent_id is not null
  union all
  select piece.id from started
  join atom as piece on piece.district_code = :district and piece.base_id = :base and piece.parent_id = started.id
), summed as (
  select assignment.grid_code, sum(ST_Area(atom.geometry)) as area
  from assignment
  join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
  where assignment.district_code = :district and assignment.plan_id = :plan and upper_inf(assignment.lifespan)
    and assignment.grid_code = any(:codes::text[])
  group by assignment.grid_code
), drawn as (
  select code, ST_Area(geometry) as area, ST_IsValid(geometry) as valid from grid
  where district_code = :district and plan_id = :plan and upper_inf(lifespan) and code = any(:codes::text[])
), off_area as (
  select 1 from summed full join drawn on drawn.code = summed.grid_code
  where drawn.code is null or summed.grid_code is null or abs(drawn.area - summed.area) > 1e-4 * summed.area
)
select
  (select count(*)::int from started) as atoms,
  (select count(*)::int from started where not ST_IsValid(geometry)) as invalid_atoms,
  (select count(*)::int from drawn where not valid) as invalid_grids,
  (select count(*)::int from overlapping) as overlaps,
  (select count(*)::int from off_area) as grids_off_area,
  (select count(*)::int from related join assignment on assignment.district_code = :district and assignment.plan_id = :plan
    and assignment.atom_id = related.id and upper_inf(assignment.lifespan)) as unassigned,
  (select coalesce(sum(ST_Area(geometry::geography)), 0) from started) as area_m2,
  (select coalesce(sum(ST_Area(geometry::geography)), 0) from ended) as reference_area_m2

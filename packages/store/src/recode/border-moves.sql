-- For each of a department's grids in a plan: its land and households as it was drawn, and what of its land of
-- today lies within that. A household counts where its building's inner point lies; on a border, on both sides.
with mine as materialized (
  select legacy_grid.id, legacy_grid.grid_id, legacy_grid.area_m2, legacy_grid.geometry
  from plan
  join base_layer on base_layer.district_code = plan.district_code and base_layer.base_id = plan.base_id
  join legacy_grid on legacy_grid.district_code = plan.district_code and legacy_grid.layer_id = base_layer.layer_id
  where plan.district_code = :district and plan.id = :plan and base_layer.department_id = :department
), land as materialized (
  select atom.id, atom.labels ->> :department::text as grid_id, atom.area_m2, atom.geometry
  from assignment
  join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
  where assignment.district_code = :district and assignment.plan_id = :plan and upper_inf(assignment.lifespan)
    and atom.labels ->> :department::text is not null
), same_land as (
  select mine.id, sum(land.area_m2) as now_m2,
    sum(ST_Area(ST_Intersection(mine.geometry, land.geometry)::geography)) as both_m2
  from mine join land using (grid_id) group by mine.id
), drawn_home as (
  -- Grid by grid and atom by atom, so that each looks up its few buildings in their index.
  select mine.id, home.id as home_id, home.households
  from mine cross join lateral (
    select building.id, building.households from building
    where building.district_code = :district and building.households > 0 and building.geometry && mine.geometry
      and ST_Intersects(mine.geometry, ST_PointOnSurface(building.geometry))
  ) as home
), land_home as (
  select distinct on (home.id) home.id as home_id, land.grid_id, home.households
  from land cross join lateral (
    select building.id, building.households from building
    where building.district_code = :district and building.households > 0 and building.geometry && land.geometry
      and ST_Intersects(land.geometry, ST_PointOnSurface(building.geometry))
  ) as home
  order by home.id, land.id
), now_home as (
  select mine.id, land_home.home_id, land_home.households from land_home join mine using (grid_id)
), moved_home as (
  select coalesce(now_home.id, drawn_home.id) as id,
    sum(now_home.households) filter (where drawn_home.id is null) as gained,
    sum(drawn_home.households) filter (where now_home.id is null) as lost
  from now_home full join drawn_home on drawn_home.id = now_home.id and drawn_home.home_id = now_home.home_id
  group by 1
), drawn_total as (
  select id, sum(households) as households from drawn_home group by id
)
select mine.id, coalesce(drawn_total.households, 0)::float8 as households,
  greatest(0, coalesce(now_m2, 0) - coalesce(both_m2, 0))::float8 as gained_m2,
  greatest(0, mine.area_m2 - coalesce(both_m2, 0))::float8 as lost_m2,
  coalesce(gained, 0)::float8 as households_gained, coalesce(lost, 0)::float8 as households_lost
from mine
left join same_land on same_land.id = mine.id
left join moved_home on moved_home.id = mine.id
left join drawn_total on drawn_total.id = mine.id
order by mine.id

-- Where a person is: by the building of the home, else by a position, else by the appeal; and whose it is. One row.
with home as (
  select ST_PointOnSurface(geometry) as point from building
  where district_code = :district and id = :building::text
), raised as (
  select location, department_id, coalesce(closed_at, now()) as needed_at from appeal
  where district_code = :district and id = :appeal::text
), spot as (
  select coalesce((select point from home),
    ST_SetSRID(ST_MakePoint(:lon::double precision, :lat::double precision), 4490), (select location from raised)) as point
), inside as (
  select community.id, community.town_id from community, spot
  where community.district_code = :district and ST_Intersects(community.geometry, spot.point)
  order by community.town_id, community.id limit 1
)
select :building::text is null or exists (select from home) as building_known,
  :appeal::text is null or exists (select from raised) as appeal_known,
  (select id from inside) as community_id,
  coalesce((select town_id from inside), (
    select min(town.id) from town, spot
    where town.district_code = :district and ST_Intersects(town.geometry, spot.point)
  )) as town_id,
  (
    select min(grid.code) from plan
    join grid on grid.district_code = plan.district_code and grid.plan_id = plan.id and upper_inf(grid.lifespan)
    join spot on ST_Intersects(grid.geometry, spot.point)
    where plan.district_code = :district and plan.status = 'published'
  ) as grid_code,
  array(select department_id from raised where department_id is not null) as department_ids,
  coalesce((select needed_at from raised), now()) as needed_at

-- Works out anew where every person is, and whose: by the building of the home, else by the newest appeal; whoever has
-- neither stays in the town and community it was in, and in its grid where that is still in force.
with spot as materialized (
  select person.id, coalesce(ST_PointOnSurface(building.geometry), newest.location) as point, linked.departments
  from person
  join person_sealed on person_sealed.district_code = person.district_code and person_sealed.person_id = person.id
  left join building on building.district_code = person.district_code and building.id = person_sealed.building_id
  left join lateral (
    select appeal.location from person_link
    join appeal on appeal.district_code = person_link.district_code and appeal.id = person_link.object_id
    where person_link.district_code = person.district_code and person_link.person_id = person.id
      and person_link.object_kind = 'appeal'
    order by appeal.requested_at desc, appeal.id limit 1
  ) as newest on building.id is null
  cross join lateral (
    select coalesce(array_agg(distinct appeal.department_id) filter (where appeal.department_id is not null), '{}') as departments
    from person_link
    join appeal on appeal.district_code = person_link.district_code and appeal.id = person_link.object_id
    where person_link.district_code = person.district_code and person_link.person_id = person.id
      and person_link.object_kind = 'appeal'
  ) as linked
  where person.district_code = :district
), inside as (
  select distinct on (spot.id) spot.id, community.id as community_id, community.town_id
  from community join spot on ST_Intersects(community.geometry, spot.point)
  where community.district_code = :district
  order by spot.id, community.town_id, community.id
), beside as (
  select spot.id, min(town.id) as town_id from town join spot on ST_Intersects(town.geometry, spot.point)
  where town.district_code = :district
  group by spot.id
), live as (
  select grid.code, grid.geometry from plan
  join grid on grid.district_code = plan.district_code and grid.plan_id = plan.id and upper_inf(grid.lifespan)
  where plan.district_code = :district and plan.status = 'published'
), located as (
  select spot.id, min(live.code) as code from live join spot on ST_Intersects(live.geometry, spot.point)
  group by spot.id
), placed as (
  select spot.id, spot.point is not null as known, coalesce(inside.town_id, beside.town_id) as town_id,
    inside.community_id, located.code, spot.departments
  from spot
  left join inside on inside.id = spot.id
  left join beside on beside.id = spot.id
  left join located on located.id = spot.id
)
update person set
  town_id = case when placed.known then placed.town_id else person.town_id end,
  community_id = case when placed.known then placed.community_id else person.community_id end,
  grid_code = case
    when placed.known then placed.code
    when person.grid_code in (select code from live) then person.grid_code
  end,
  department_ids = placed.departments
from placed
where person.district_code = :district and person.id = placed.id

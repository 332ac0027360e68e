-- As for appeals, by a point on each building.
with inside as (
  select distinct on (building.id) building.id, community.id as community_id, community.town_id
  from community
  join building on building.district_code = community.district_code and building.geometry && community.geometry
    and ST_Intersects(community.geometry, ST_PointOnSurface(building.geometry))
  where community.district_code = :district
  order by building.id, community.town_id, community.id
), beside as (
  select building.id, min(town.id) as town_id
  from town
  join building on building.district_code = town.district_code and building.geometry && town.geometry
    and ST_Intersects(town.geometry, ST_PointOnSurface(building.geometry))
  where town.district_code = :district
  group by building.id
)
insert into building_area (district_code, building_id, town_id, community_id)
select building.district_code, building.id, coalesce(inside.town_id, beside.town_id), inside.community_id
from building
left join inside on inside.id = building.id
left join beside on beside.id = building.id
where building.district_code = :district and not exists (
  select from building_area as known
  where known.district_code = building.district_code and known.building_id = building.id
)
on conflict do nothing

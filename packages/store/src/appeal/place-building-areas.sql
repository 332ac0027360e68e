-- As for appeals, by a point on each building.
with missing as (
  select id from building where district_code = :district
  except
  select building_id from building_area where district_code = :district
), inside as (
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
select :district, missing.id, coalesce(inside.town_id, beside.town_id), inside.community_id
from missing
left join inside on inside.id = missing.id
left join beside on beside.id = missing.id
on conflict do nothing

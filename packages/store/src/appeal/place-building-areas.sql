-- As for appeals, by a point on each building.
insert into building_area (district_code, building_id, town_id, community_id)
select place.district_code, place.id, coalesce(inside.town_id, beside.id), inside.id
from (
  select building.district_code, building.id, ST_PointOnSurface(building.geometry) as point
  from building
  where building.district_code = :district and not exists (
    select from building_area as known
    where known.district_code = building.district_code and known.building_id = building.id
  )
) as place
left join lateral (
  select community.id, community.town_id from community
  where community.district_code = place.district_code and ST_Intersects(community.geometry, place.point)
  order by community.town_id, community.id limit 1
) as inside on true
left join lateral (
  select town.id from town
  where inside.id is null and town.district_code = place.district_code
    and ST_Intersects(town.geometry, place.point)
  order by town.id limit 1
) as beside on true
on conflict do nothing

-- The community of every appeal that has none yet, the first by town and id on a common border, and the town:
-- that of the community, else the first by id that holds the place.
with missing as (
  -- As in place-grids.sql, by no anti-join.
  select id from appeal where district_code = :district
  except
  select appeal_id from appeal_area where district_code = :district
), inside as (
  select distinct on (appeal.id) appeal.id, community.id as community_id, community.town_id
  from community
  join appeal on appeal.district_code = community.district_code and ST_Intersects(community.geometry, appeal.location)
  where community.district_code = :district
  order by appeal.id, community.town_id, community.id
), beside as (
  select appeal.id, min(town.id) as town_id
  from town
  join appeal on appeal.district_code = town.district_code and ST_Intersects(town.geometry, appeal.location)
  where town.district_code = :district
  group by appeal.id
)
insert into appeal_area (district_code, appeal_id, town_id, community_id)
select :district, missing.id, coalesce(inside.town_id, beside.town_id), inside.community_id
from missing
left join inside on inside.id = missing.id
left join beside on beside.id = missing.id
on conflict do nothing

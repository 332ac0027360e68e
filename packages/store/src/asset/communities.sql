-- A community's code has six digits, three of its town (or of its own code, where the town has none), or none.
select community.id,
  coalesce(coalesce(nullif(town.code, ''), nullif(community.town_code, '')) || nullif(community.code, ''), '') as code,
  community.name, ST_AsGeoJSON(community.geometry, 7, 0) as geometry
from community join town on town.district_code = community.district_code and town.id = community.town_id
where community.district_code = :district
order by town.code, community.code, community.id

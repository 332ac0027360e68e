select community.id, coalesce(nullif(community.town_code, ''), town.code) as town_code,
  ST_AsGeoJSON(community.geometry, 7, 0) as geometry
from community join town on town.district_code = community.district_code and town.id = community.town_id
where community.district_code = :district order by community.id

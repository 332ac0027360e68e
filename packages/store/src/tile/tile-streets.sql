select id, ST_AsGeoJSON(geometry, 7, 0) as geometry,
  jsonb_build_object('name', name, 'class', class, 'widthM', width_m) as properties
from street where district_code = :district and (:after::text is null or id > :after) order by id limit :limit

select id, ST_AsGeoJSON(location, 7, 0) as geometry, jsonb_build_object('category', category, 'status', status) as properties
from appeal
where district_code = :district and (:after::text is null or id > :after)
  and (:reach_departments::text[] is null or department_id = any(:reach_departments::text[]))
  and
  -- include ../appeal/listed-appeals.sql
order by id limit :limit

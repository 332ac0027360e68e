-- As tile-appeals.sql, of those within a reach of more.
select id, ST_AsGeoJSON(location, 7, 0) as geometry, jsonb_build_object('category', category, 'status', status) as properties
from appeal
where district_code = :district and (:after::text is null or id > :after)
  and
  -- include ../appeal/listed-appeals.sql
  and
  -- include ../appeal/in-wide-reach.sql
order by id limit :limit

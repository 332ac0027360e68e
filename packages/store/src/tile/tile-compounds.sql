select id, ST_AsGeoJSON(geometry, 7, 0) as geometry, jsonb_build_object('name', name, 'kind', kind) as properties
from compound where district_code = :district and (:after::text is null or id > :after) order by id limit :limit

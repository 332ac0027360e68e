select code as id, ST_AsGeoJSON(outline, 7, 0) as geometry, jsonb_build_object('name', name) as properties
from district where code = :district and outline is not null and (:after::text is null or code > :after) order by code limit :limit

select id, name, ST_AsGeoJSON(geometry, 7, 0) as geometry from compound where district_code = :district order by id

select id, ST_AsGeoJSON(geometry, 7, 0) as geometry from street where district_code = :district order by id

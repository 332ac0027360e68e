select id, code, name, ST_AsGeoJSON(geometry, 7, 0) as geometry from town
where district_code = :district and not made_up order by id

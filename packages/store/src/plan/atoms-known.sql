-- Which of these atoms the base has already.
select id, ST_AsGeoJSON(geometry, 7, 0) as geometry from atom
where district_code = :district and base_id = :base and id = any(:atoms::text[])

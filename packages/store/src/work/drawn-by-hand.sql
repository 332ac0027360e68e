select ST_AsGeoJSON(geometry, 7, 0) as geometry from arc
where district_code = :district and plan_id = :plan and class = 'by-hand' and upper_inf(lifespan)
order by id

select id, ST_AsGeoJSON(geometry, 7, 0) as geometry,
  jsonb_build_object('left', left_code, 'right', right_code, 'class', class, 'supporters', array_to_string(supporters, ','),
    'opponents', array_to_string(opponents, ','), 'silent', array_to_string(silent, ','), 'lengthM', round(length_m::numeric, 1)) as properties
from arc
where district_code = :district and plan_id = :plan and lifespan @> :revision::integer and (:after::text is null or id > :after)
order by id limit :limit

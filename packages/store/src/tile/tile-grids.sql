select code as id, ST_AsGeoJSON(geometry, 7, 0) as geometry,
  jsonb_build_object('code', code, 'households', round(households), 'areaM2', round(area_m2::numeric, 0)) as properties
from grid
where district_code = :district and plan_id = :plan and lifespan @> :revision::integer and (:after::text is null or code > :after)
order by code limit :limit

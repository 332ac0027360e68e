select code as id, ST_AsGeoJSON(geometry, 7, 0) as geometry,
  jsonb_build_object('code', code, 'households', round(households), 'areaM2', round(area_m2::numeric, 0),
    'dedicated', (
      select value from plan_mark where plan_mark.district_code = grid.district_code and plan_mark.plan_id = grid.plan_id
        and plan_mark.kind = 'dedicated' and plan_mark.key = grid.code and plan_mark.lifespan @> :revision::integer
    ),
    'locked', exists (
      select 1 from plan_mark where plan_mark.district_code = grid.district_code and plan_mark.plan_id = grid.plan_id
        and plan_mark.kind = 'locked' and plan_mark.key = grid.code and plan_mark.lifespan @> :revision::integer
    )) as properties
from grid
where district_code = :district and plan_id = :plan and lifespan @> :revision::integer and (:after::text is null or code > :after)
order by code limit :limit

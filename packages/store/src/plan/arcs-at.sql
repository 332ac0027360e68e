select plan_id, id, left_code, right_code, class, supporters, opponents, silent, length_m, moved_m_p50, moved_m_max,
  ST_AsGeoJSON(geometry, 7, 0) as geometry
from arc
where district_code = :district and plan_id = :plan and lifespan @> :revision::integer
order by id

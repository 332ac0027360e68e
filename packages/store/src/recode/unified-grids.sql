select code, ST_AsGeoJSON(geometry, 7, 0) as geometry
from grid where district_code = :district and plan_id = :plan and upper_inf(lifespan) order by code

select plan_id, code, households, area_m2, atom_count, ST_AsGeoJSON(geometry, 7, 0) as geometry
from grid
where district_code = :district and plan_id = :plan and upper_inf(lifespan) and code = any(:codes::text[])
order by code

select id, compound_id, ST_X(place) as lon, ST_Y(place) as lat
from (select id, compound_id, ST_PointOnSurface(geometry) as place from building where district_code = :district) as standing
order by id

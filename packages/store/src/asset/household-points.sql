select ST_X(place) as lon, ST_Y(place) as lat, households as n
from (
  select id, households, ST_PointOnSurface(geometry) as place
  from building where district_code = :district and households > 0
) as lived_in
order by id

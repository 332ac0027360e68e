select id, households, ST_AsGeoJSON(geometry, 7, 0) as geometry
from building where district_code = :district order by id

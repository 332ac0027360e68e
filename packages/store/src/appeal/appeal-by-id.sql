select id, number, category, status, title, ST_X(location) as lon, ST_Y(location) as lat, requested_at, closed_at
from appeal where district_code = :district and id = :id

select id, name, secretary, member_count, ST_X(location) as lon, ST_Y(location) as lat
from branch where district_code = :district and id = :id

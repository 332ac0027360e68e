select ST_X(location) as lon, ST_Y(location) as lat from appeal where district_code = :district order by id

select
-- include ./request-fields.sql
from grid_change_request as request where request.district_code = :district and request.id = :id

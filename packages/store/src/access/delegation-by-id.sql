select
-- include ./delegation-fields.sql
from delegation
-- include ./delegation-names.sql
where delegation.district_code = :district and delegation.id = :id

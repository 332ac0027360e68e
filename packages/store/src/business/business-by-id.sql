select
-- include ./business-fields.sql
from business where business.district_code = :district and business.id = :id

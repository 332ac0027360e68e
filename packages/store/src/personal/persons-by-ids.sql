select
-- include ./person-fields.sql
from person where person.district_code = :district and person.id = any (:ids::text[])

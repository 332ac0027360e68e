select person_link.object_id as appeal_id,
-- include ./person-fields.sql
from person_link join person on person.district_code = person_link.district_code and person.id = person_link.person_id
where person_link.district_code = :district and person_link.object_kind = 'appeal'
  and person_link.object_id = any (:appeals::text[])
order by person.created_at, person.id

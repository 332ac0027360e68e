-- A person with what is behind its masks, held until the transaction ends; no key once it was erased.
select person_sealed.content, person_sealed.building_id, person_key.wrapped,
-- include ./person-fields.sql
from person
join person_sealed on person_sealed.district_code = person.district_code and person_sealed.person_id = person.id
left join person_key on person_key.district_code = person.district_code and person_key.person_id = person.id
where person.district_code = :district and person.id = :id
for update of person

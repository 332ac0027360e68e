-- The next persons to be erased, held until the transaction ends. Those that somebody else holds are left to them.
select person.id, person_sealed.content, person_key.wrapped from person
join person_sealed on person_sealed.district_code = person.district_code and person_sealed.person_id = person.id
left join person_key on person_key.district_code = person.district_code and person_key.person_id = person.id
where
-- include ./due-persons.sql
order by person.needed_at, person.id limit :limit for update of person skip locked

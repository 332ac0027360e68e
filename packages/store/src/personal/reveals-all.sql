select
-- include ./reveal-fields.sql
from person_reveal where person_reveal.district_code = :district and person_reveal.person_id = :person
order by person_reveal.at, person_reveal.id

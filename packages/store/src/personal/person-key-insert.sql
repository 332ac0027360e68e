insert into person_key (district_code, person_id, wrapped) values (:district, :id, :wrapped)
returning person_id

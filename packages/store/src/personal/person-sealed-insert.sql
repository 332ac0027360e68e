insert into person_sealed (district_code, person_id, content, building_id) values (:district, :id, :content, :building)
returning person_id

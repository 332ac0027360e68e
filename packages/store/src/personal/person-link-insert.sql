insert into person_link (district_code, person_id, object_kind, object_id) values (:district, :id, 'appeal', :appeal)
returning person_id

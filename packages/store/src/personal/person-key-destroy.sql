delete from person_key where district_code = :district and person_id = :id
returning person_id

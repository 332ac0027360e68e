select person_id, wrapped from person_key where district_code = :district limit 1

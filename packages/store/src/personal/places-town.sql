select id, name, name_en from town where district_code = :district and id = any (:ids::text[])

select id, name, name_en from community where district_code = :district and id = any (:ids::text[])

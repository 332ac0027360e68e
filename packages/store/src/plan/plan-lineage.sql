select id, lineage from plan where district_code = :district and id = any(:ids::text[])

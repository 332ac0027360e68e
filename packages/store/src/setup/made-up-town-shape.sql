update town set geometry = ST_SetSRID(ST_GeomFromGeoJSON(:outline), 4490) where district_code = :district and made_up
returning id

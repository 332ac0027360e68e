update district set outline = ST_SetSRID(ST_GeomFromGeoJSON(:outline), 4490) where code = :district returning code

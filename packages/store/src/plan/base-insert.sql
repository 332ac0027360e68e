insert into base (district_code, id, outline, options)
values (:district, :id, ST_SetSRID(ST_GeomFromGeoJSON(:outline), 4490), :options::jsonb)
returning id

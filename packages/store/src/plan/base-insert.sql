insert into base (district_code, id, outline, options, links, weights, by_households)
values (:district, :id, ST_SetSRID(ST_GeomFromGeoJSON(:outline), 4490), :options::jsonb,
  :links::jsonb, :weights::jsonb, :by_households)
returning id

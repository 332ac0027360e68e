insert into district (code, name, name_en, synthetic, outline)
values (:code, :name, :name_en, :synthetic, ST_SetSRID(ST_GeomFromGeoJSON(:outline), 4490))
returning code

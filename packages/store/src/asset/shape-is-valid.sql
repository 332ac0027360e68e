-- Always one row. ST_IsValid answers where overlays of the embedded engine would silently return nothing.
select ST_IsValid(ST_SetSRID(ST_GeomFromGeoJSON(:shape), 4490)) as valid

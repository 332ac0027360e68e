-- Always one row: how many parts were looked at, and the rows of the file whose rings cross.
select count(*)::int as checked,
  coalesce(array_agg(distinct part.feature_row) filter (where not ST_IsValid(ST_SetSRID(ST_GeomFromGeoJSON(part.geometry), 4490))), '{}') as invalid
from jsonb_to_recordset(:parts::jsonb) as part(feature_row integer, geometry text)

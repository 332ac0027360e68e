-- Always one row: how many shapes were looked at, and the rows of the file whose rings cross.
select count(*)::int as checked,
  coalesce(array_agg(distinct shape.file_row) filter (where not ST_IsValid(ST_SetSRID(ST_GeomFromGeoJSON(shape.geometry), 4490))), '{}') as invalid
from jsonb_to_recordset(:shapes::jsonb) as shape(file_row integer, geometry text)

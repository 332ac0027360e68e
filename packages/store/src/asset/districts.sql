select code, name, name_en, synthetic, ST_AsGeoJSON(outline, 7, 0) as outline,
  array[ST_XMin(outline), ST_YMin(outline), ST_XMax(outline), ST_YMax(outline)] as bounds
from district
where :code::text is null or code = :code
order by created_at, code

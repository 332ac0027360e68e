-- Always one row: geometries of a seeded district that are not valid, and how many there are at all.
with shape as (
  select geometry from town where district_code = :district
  union all select geometry from community where district_code = :district
  union all select geometry from compound where district_code = :district
  union all select geometry from building where district_code = :district
  union all select geometry from street where district_code = :district
  union all select geometry from water where district_code = :district
  union all select geometry from land_use where district_code = :district
)
select count(*)::int as shapes, (count(*) filter (where not ST_IsValid(geometry)))::int as invalid from shape

-- One row a district: how much there is of everything that setting up brings.
select district.code, district.name, district.name_en, district.synthetic,
  case when outline is null then null
    else array[ST_XMin(outline), ST_YMin(outline), ST_XMax(outline), ST_YMax(outline)] end as bounds,
  (select count(*)::int from town where district_code = :district and not made_up) as towns,
  (select count(*)::int from community where district_code = :district) as communities,
  (select count(*)::int from compound where district_code = :district) as compounds,
  (select count(*)::int from building where district_code = :district) as buildings,
  (select count(*)::int from street where district_code = :district) as streets,
  (select count(*)::int from water where district_code = :district) as water,
  (select count(*)::int from department where district_code = :district) as departments,
  (select count(*)::int from layer where district_code = :district and status = 'accepted') as layers,
  (select count(*)::int from plan where district_code = :district) as plans
from district where district.code = :district

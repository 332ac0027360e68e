-- Which atoms changed their grid with each revision after one and up to another, or came or went (no code on that
-- side). Those that came or went are written out.
with begun as (
  select since as revision, atom_id, base_id, grid_code from assignment
  where district_code = :district and plan_id = :plan and since > :after::integer and since <= :until::integer
), ended as (
  select upper(lifespan) as revision, atom_id, base_id, grid_code from assignment
  where district_code = :district and plan_id = :plan and not upper_inf(lifespan)
    and upper(lifespan) > :after::integer and upper(lifespan) <= :until::integer
), course as (
  select revision, atom_id, coalesce(begun.base_id, ended.base_id) as base_id, ended.grid_code as from_code, begun.grid_code as to_code
  from begun full join ended using (revision, atom_id)
)
select course.revision, course.from_code, course.to_code, atom.id, atom.parent_id, atom.root_id,
  case when from_code is null or to_code is null then atom.area_m2 end as area_m2,
  case when from_code is null or to_code is null then atom.households end as households,
  case when from_code is null or to_code is null then atom.community_id end as community_id,
  case when from_code is null or to_code is null then atom.labels end as labels,
  case when from_code is null or to_code is null then atom.shares end as shares,
  case when from_code is null or to_code is null then ST_AsGeoJSON(atom.geometry, 7, 0) end as geometry
from course
join atom on atom.district_code = :district and atom.base_id = course.base_id and atom.id = course.atom_id
order by course.revision, atom.id

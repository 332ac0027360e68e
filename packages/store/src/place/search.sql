-- At most 20 hits: words that begin with the text before those that hold it, grids before buildings, branches
-- and addresses. `:pattern` has its wildcards escaped.
with hit as (
  select 1 as rank, 'grid' as kind, code as id, code as label, round(households)::text as detail, ST_PointOnSurface(geometry) as place
  from grid where district_code = :district and plan_id = :plan and upper_inf(lifespan) and code ilike '%' || :pattern || '%'
  union all
  select 2, 'building', id, name, address, ST_PointOnSurface(geometry)
  from building where district_code = :district and name ilike '%' || :pattern || '%'
  union all
  select 3, 'branch', id, name, secretary, location
  from branch where district_code = :district and name ilike '%' || :pattern || '%'
  union all
  select 4, 'address', id, address, name, ST_PointOnSurface(geometry)
  from building where district_code = :district and address ilike '%' || :pattern || '%' and name not ilike '%' || :pattern || '%'
)
select kind, id, label, detail, ST_X(place) as lon, ST_Y(place) as lat
from hit
order by not (label ilike :pattern || '%'), rank, length(label), label collate "C", id
limit 20

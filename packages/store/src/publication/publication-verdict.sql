-- One row about a plan as it was just published: every grid has atoms and every atom a grid, codes are the published ones,
-- and the shares of every source sum to 1. Every count must be 0 but `grids`.
with live as (
  select code from grid where district_code = :district and plan_id = :plan and upper_inf(lifespan)
), held as (
  select distinct grid_code as code from assignment
  where district_code = :district and plan_id = :plan and upper_inf(lifespan)
), named as (
  select left_code as code from arc where district_code = :district and plan_id = :plan and upper_inf(lifespan)
  union select right_code from arc where district_code = :district and plan_id = :plan and upper_inf(lifespan)
), summed as (
  select source_kind, department_id, source, legacy_grid_id, sum(share) as share
  from published_share where district_code = :district and plan_id = :plan
  group by 1, 2, 3, 4
)
select (select count(*)::int from live) as grids,
  (select count(*)::int from live where not code = any(:codes::text[])) as other_codes,
  (select count(*)::int from live full join held using (code) where live.code is null or held.code is null) as without_atoms,
  (select count(*)::int from named where code is not null and code not in (select code from live)) as dangling_arcs,
  (select count(*)::int from summed where not abs(share - 1) <= 1e-9) as unsummed

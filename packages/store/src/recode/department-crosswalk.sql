-- Where a department's grids went: the live atoms that carry each as their label, by unified grid. Shares of one
-- grid sum to 1: of its households, of its area where it has none.
with part as (
  select atom.labels ->> :department::text as grid_id, assignment.grid_code, sum(atom.households) as households,
    sum(atom.area_m2) as area_m2
  from assignment
  join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
  where assignment.district_code = :district and assignment.plan_id = :plan and upper_inf(assignment.lifespan)
    and atom.labels ->> :department::text is not null
  group by 1, 2
)
select grid_id, grid_code, households, area_m2, case
  when sum(households) over whole > 0 then households / sum(households) over whole
  else area_m2 / sum(area_m2) over whole end as share
from part window whole as (partition by grid_id)
order by grid_id, share desc, grid_code

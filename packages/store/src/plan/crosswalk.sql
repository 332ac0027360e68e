-- Where each legacy grid went: the live atoms that carry its label, by unified grid. Shares of one legacy
-- grid sum to 1: of its households, of its area where it has none.
with source as (
  select legacy_grid.id, base_layer.department_id, legacy_grid.grid_id
  from legacy_grid
  join base_layer on base_layer.district_code = legacy_grid.district_code and base_layer.layer_id = legacy_grid.layer_id
  join plan on plan.district_code = base_layer.district_code and plan.base_id = base_layer.base_id and plan.id = :plan
  where legacy_grid.district_code = :district and legacy_grid.id = any(:ids::text[])
), labelled as (
  select label.key as department_id, label.value as grid_id, assignment.grid_code, atom.households, atom.area_m2
  from assignment
  join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
  cross join lateral jsonb_each_text(atom.labels) as label
  where assignment.district_code = :district and assignment.plan_id = :plan and upper_inf(assignment.lifespan)
), part as (
  select source.id, source.department_id, labelled.grid_code, sum(labelled.households) as households, sum(labelled.area_m2) as area_m2
  from source join labelled using (department_id, grid_id)
  group by source.id, source.department_id, labelled.grid_code
), shared as (
  select part.*, case
    when sum(households) over whole > 0 then households / sum(households) over whole
    else area_m2 / sum(area_m2) over whole end as share
  from part window whole as (partition by id)
)
select id, department_id, grid_code, households, area_m2, share from shared order by id, share desc, grid_code

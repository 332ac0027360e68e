-- Where every department's grid went: the live atoms that carry its label, by grid of the plan, with their households,
-- land and appeals. A grid that no atom carries has one row without a grid. An appeal counts in one atom.
with called as (
  select place.atom_id, count(*)::int as appeals
  from appeal
  cross join lateral (
    select atom.id as atom_id
    from atom
    join assignment on assignment.district_code = atom.district_code and assignment.base_id = atom.base_id
      and assignment.atom_id = atom.id and assignment.plan_id = :plan and upper_inf(assignment.lifespan)
    where atom.district_code = :district and atom.geometry && appeal.location and ST_Intersects(atom.geometry, appeal.location)
    order by atom.id limit 1
  ) as place
  where appeal.district_code = :district
  group by place.atom_id
), part as (
  select label.key as department_id, label.value as grid_id, assignment.grid_code, sum(atom.households) as households,
    sum(atom.area_m2) as area_m2, sum(coalesce(called.appeals, 0))::int as appeals
  from assignment
  join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
  left join called on called.atom_id = atom.id
  cross join lateral jsonb_each_text(atom.labels) as label
  where assignment.district_code = :district and assignment.plan_id = :plan and upper_inf(assignment.lifespan)
    and label.value is not null
  group by 1, 2, 3
)
select base_layer.department_id, legacy_grid.id, legacy_grid.grid_id, part.grid_code,
  coalesce(part.households, 0)::float8 as households, coalesce(part.area_m2, 0)::float8 as area_m2,
  coalesce(part.appeals, 0) as appeals
from plan
join base_layer on base_layer.district_code = plan.district_code and base_layer.base_id = plan.base_id
join legacy_grid on legacy_grid.district_code = plan.district_code and legacy_grid.layer_id = base_layer.layer_id
join department on department.district_code = plan.district_code and department.id = base_layer.department_id
left join part on part.department_id = base_layer.department_id and part.grid_id = legacy_grid.grid_id
where plan.district_code = :district and plan.id = :plan
order by department.position, department.id, legacy_grid.grid_id, legacy_grid.id

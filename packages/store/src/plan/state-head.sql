-- The plan with what belongs to it as a whole; no row where there is no such plan. Without a revision, at its newest.
select plan.revision, ST_AsGeoJSON(base.outline, 7, 0) as outline,
  array(select distinct grid.code from grid where grid.district_code = plan.district_code and grid.plan_id = plan.id
    and lower(grid.lifespan) <= coalesce(:revision::integer, plan.revision) order by grid.code) as used_codes,
  coalesce((
    select jsonb_agg(jsonb_build_object('departmentId', base_layer.department_id, 'layerId', base_layer.layer_id) order by base_layer.department_id)
    from base_layer where base_layer.district_code = plan.district_code and base_layer.base_id = plan.base_id
  ), '[]'::jsonb) as layers,
  coalesce((
    select jsonb_agg(
      jsonb_build_object('id', base_layer.department_id, 'weight', coalesce((base.weights ->> base_layer.department_id)::float8, department.weight))
      order by base_layer.department_id
    )
    from base_layer
    join department on department.district_code = base_layer.district_code and department.id = base_layer.department_id
    where base_layer.district_code = plan.district_code and base_layer.base_id = plan.base_id
  ), '[]'::jsonb) as departments,
  base.links, base.by_households, base.options
from plan join base on base.district_code = plan.district_code and base.id = plan.base_id
where plan.district_code = :district and plan.id = :plan

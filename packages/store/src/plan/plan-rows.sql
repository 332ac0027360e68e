select plan.id, plan.base_id, plan.name, plan.origin, plan.status, plan.revision, plan.created_at, plan.created_by,
  plan.published_at, plan.superseded_at, plan.report, plan.verdict,
  (select count(*)::int from grid where grid.district_code = plan.district_code and grid.plan_id = plan.id and upper_inf(grid.lifespan)) as grid_count,
  (select count(*)::int from assignment where assignment.district_code = plan.district_code and assignment.plan_id = plan.id and upper_inf(assignment.lifespan)) as atom_count,
  array[ST_XMin(base.outline), ST_YMin(base.outline), ST_XMax(base.outline), ST_YMax(base.outline)] as bounds
from plan join base on base.district_code = plan.district_code and base.id = plan.base_id
where plan.district_code = :district and plan.id = any(:ids::text[])

-- Whether an appeal may have no place yet in the grids of the plan (where one is named) or in the areas (where asked):
-- appeals came since, or the plan changed.
with arrived as (
  select (select arrivals from appeal_arrival where district_code = :district) as arrivals
)
select
  (:plan::text is not null and (
    (select plan.revision from plan where plan.district_code = :district and plan.id = :plan) is distinct from
      (select placed.revision from appeal_grid_revision as placed where placed.district_code = :district and placed.plan_id = :plan)
    or arrived.arrivals is distinct from
      (select placed.arrivals from appeal_grid_revision as placed where placed.district_code = :district and placed.plan_id = :plan)))
  or (:places::boolean and arrived.arrivals is distinct from
    (select placed.arrivals from appeal_area_placed as placed where placed.district_code = :district))
  as stale
from arrived

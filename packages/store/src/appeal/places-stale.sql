-- Whether an appeal has no place yet in the grids of the plan (where one is named) or in the areas (where asked).
select
  (select plan.revision from plan where plan.district_code = :district and plan.id = :plan) is distinct from
    (select placed.revision from appeal_grid_revision as placed where placed.district_code = :district and placed.plan_id = :plan)
  or (:plan::text is not null and exists (
    select from appeal left join appeal_grid as known
      on known.district_code = appeal.district_code and known.plan_id = :plan and known.appeal_id = appeal.id
    where appeal.district_code = :district and known.appeal_id is null))
  or (:places::boolean and exists (
    select from appeal left join appeal_area as known
      on known.district_code = appeal.district_code and known.appeal_id = appeal.id
    where appeal.district_code = :district and known.appeal_id is null))
  as stale

-- The newest review of each plan, and the plan's state; plans without a review have null there.
select plan.id as plan_id, plan.status, review.id, review.revision, review.submitted_at, review.submitted_by, review.note,
  review.withdrawn_at, review.withdrawn_by, review.withdraw_reason
from plan
left join lateral (
  select * from plan_review
  where plan_review.district_code = plan.district_code and plan_review.plan_id = plan.id
  order by submitted_at desc, id desc limit 1
) as review on true
where plan.district_code = :district and plan.id = any(:plans::text[])

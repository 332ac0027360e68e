-- How many objections each department has open, by community.
select plan_id, community_id, department_id, count(*)::int as objections
from plan_comment
where district_code = :district and plan_id = any(:plans::text[]) and kind = 'objection' and resolved_at is null
group by plan_id, community_id, department_id

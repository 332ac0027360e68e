-- Which marks changed with each revision after one and up to another; null for none.
with begun as (
  select since as revision, kind, key, value from plan_mark
  where district_code = :district and plan_id = :plan and since > :after::integer and since <= :until::integer
), ended as (
  select upper(lifespan) as revision, kind, key, value from plan_mark
  where district_code = :district and plan_id = :plan and not upper_inf(lifespan)
    and upper(lifespan) > :after::integer and upper(lifespan) <= :until::integer
)
select revision, kind, key, ended.value as from_value, begun.value as to_value
from begun full join ended using (revision, kind, key)
order by revision, kind, key

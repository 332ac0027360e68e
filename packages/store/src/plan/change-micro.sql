-- Which atoms changed their micro-grid with each revision after one and up to another; null for none.
with begun as (
  select since as revision, atom_id, micro from micro_assignment
  where district_code = :district and plan_id = :plan and since > :after::integer and since <= :until::integer
), ended as (
  select upper(lifespan) as revision, atom_id, micro from micro_assignment
  where district_code = :district and plan_id = :plan and not upper_inf(lifespan)
    and upper(lifespan) > :after::integer and upper(lifespan) <= :until::integer
)
select revision, atom_id, ended.micro as from_micro, begun.micro as to_micro
from begun full join ended using (revision, atom_id)
order by revision, atom_id

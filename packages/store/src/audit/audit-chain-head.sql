-- Where the chain ends, as its head says; position 0 for a chain that has none.
select coalesce(head.position, 0)::text as position, encode(head.hash, 'hex') as hash
from (select 1) as always left join audit_head head on head.district_code = :district

-- Lines that no link is of: written past the trigger.
select entry.id::text as id, to_char(entry.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
from audit_entry entry
where entry.district_code = :district and not exists (
  select 1 from audit_link link where link.district_code = entry.district_code and link.entry_id = entry.id)
order by entry.id limit :limit

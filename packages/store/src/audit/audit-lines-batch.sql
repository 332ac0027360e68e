-- Lines of the log in the order of the chain, for an export.
with page as (
  select entry.*, chained.position as place from audit_link chained
  join audit_entry entry on entry.district_code = chained.district_code and entry.id = chained.entry_id
  -- include ./audit-conditions.sql
    and chained.position > :after
  order by chained.position limit :limit
)
select page.id::text as id,
-- include ./audit-columns.sql
from page
join audit_link link on link.district_code = page.district_code and link.entry_id = page.id
order by page.place

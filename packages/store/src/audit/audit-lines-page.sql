-- Lines of the log, newest first. One row with a null id where the page is empty.
with matching as not materialized (
  select entry.* from audit_entry entry
  -- include ./audit-conditions.sql
), page as (
  select * from matching
  where :after0::text is null or id < :after0::bigint
  order by id desc limit :limit
)
select counted.total, page.id::text as id, page.id::text as key0, null as key1,
-- include ./audit-columns.sql
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page on true
left join audit_link link on link.district_code = page.district_code and link.entry_id = page.id
order by page.id desc

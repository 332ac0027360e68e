-- Departments' work on the unified grid, newest first. One row with a null id where the page is empty.
with matching as not materialized (
  select * from business
  where district_code = :district and (:department::text is null or department_id = :department)
), page as (
  select * from matching
  where :after0::text is null or (registered_at, id) < (:after0::timestamptz, :after1)
  order by registered_at desc, id desc limit :limit
)
select counted.total, business.registered_at::text as key0, business.id as key1,
-- include ./business-fields.sql
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page as business on true
order by business.registered_at desc, business.id desc

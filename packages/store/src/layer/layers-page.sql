-- Layers, newest first. One row with a null id where the page is empty.
with matching as not materialized (
  select * from layer
  where district_code = :district
    and (:department::text is null or department_id = :department)
    and (:status::text is null or status = :status)
), page as (
  select * from matching
  where :after0::text is null or (received_at, id) < (:after0::timestamptz, :after1)
  order by received_at desc, id desc limit :limit
)
select counted.total, page.id, page.received_at::text as key0, page.id as key1
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page on true
order by page.received_at desc, page.id desc

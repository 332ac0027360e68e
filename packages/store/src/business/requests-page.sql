-- Requests to change published grids, newest first. One row with a null id where the page is empty.
with matching as not materialized (
  select * from grid_change_request
  where district_code = :district and (:department::text is null or department_id = :department)
    and (:open::boolean is null or (accepted is null) = :open)
), page as (
  select * from matching
  where :after0::text is null or (created_at, id) < (:after0::timestamptz, :after1)
  order by created_at desc, id desc limit :limit
)
select counted.total, request.created_at::text as key0, request.id as key1,
-- include ./request-fields.sql
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page as request on true
order by request.created_at desc, request.id desc

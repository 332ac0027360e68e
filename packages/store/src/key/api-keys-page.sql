-- Departments' keys, newest first, those that no longer work too. One row with a null id where the page is empty.
with matching as not materialized (
  select * from api_key
  where district_code = :district and (:departments::text[] is null or department_id = any (:departments::text[]))
), page as (
  select * from matching
  where :after0::text is null or (created_at, id) < (:after0::timestamptz, :after1)
  order by created_at desc, id desc limit :limit
)
select counted.total, api_key.created_at::text as key0, api_key.id as key1,
-- include ./api-key-fields.sql
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page as api_key on true
order by api_key.created_at desc, api_key.id desc

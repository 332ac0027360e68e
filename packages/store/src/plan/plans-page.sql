-- Plans, newest first; with :in_force only those that are or were in force. One row with a null id where the page is empty.
with matching as not materialized (
  select id, created_at from plan where district_code = :district
    and (not :in_force::boolean or status in ('published', 'superseded'))
), page as (
  select * from matching
  where :after0::text is null or (created_at, id) < (:after0::timestamptz, :after1)
  order by created_at desc, id desc limit :limit
)
select counted.total, page.id, page.created_at::text as key0, page.id as key1
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page on true
order by page.created_at desc, page.id desc

-- Change sets of a plan, newest first. One row with a null id where the page is empty.
with matching as not materialized (
  select id, revision from change_set where district_code = :district and plan_id = :plan
), page as (
  select * from matching where :after0::text is null or revision < :after0::integer order by revision desc limit :limit
)
select counted.total, page.id, page.revision::text as key0, null as key1
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page on true
order by page.revision desc

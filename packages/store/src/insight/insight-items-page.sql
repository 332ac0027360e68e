-- Parts of an insight in their order. One row with a null id where the page is empty.
with matching as not materialized (
  select * from plan_insight_item
  where district_code = :district and plan_id = :plan and revision = :revision and kind = :kind
    and (:department::text is null or :department = any(departments))
), page as (
  select * from matching where :after0::text is null or position > :after0::integer order by position limit :limit
)
select counted.total, page.id, page.position::text as key0, null as key1, page.departments, page.content
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page on true
order by page.position

-- Live arcs of a plan by id. One row with a null id where the page is empty.
with matching as not materialized (
  select * from arc
  where district_code = :district and plan_id = :plan and upper_inf(lifespan)
    and (:code::text is null or left_code = :code or right_code = :code)
), page as (
  select * from matching where :after0::text is null or id > :after0 order by id limit :limit
)
select counted.total, page.id, page.id as key0, null as key1, page.plan_id, page.left_code, page.right_code, page.class,
  page.supporters, page.opponents, page.silent, page.length_m, page.moved_m_p50, page.moved_m_max,
  ST_AsGeoJSON(page.geometry, 7, 0) as geometry
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page on true
order by page.id

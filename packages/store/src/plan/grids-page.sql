-- Live grids of a plan by code. One row with a null id where the page is empty.
with matching as not materialized (
  select * from grid where district_code = :district and plan_id = :plan and upper_inf(lifespan)
), page as (
  select * from matching where :after0::text is null or code > :after0 order by code limit :limit
)
select counted.total, page.code as id, page.code as key0, null as key1, page.plan_id, page.code, page.households,
  page.area_m2, page.atom_count, ST_AsGeoJSON(page.geometry, 7, 0) as geometry
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page on true
order by page.code

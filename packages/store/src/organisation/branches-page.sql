-- Branches by name. One row with a null id where the page is empty.
with matching as not materialized (
  select * from branch where district_code = :district
), page as (
  select * from matching
  where :after0::text is null or (name, id) > (:after0, :after1)
  order by name, id limit :limit
)
select counted.total, page.id, page.name as key0, page.id as key1, page.name, page.secretary, page.member_count,
  ST_X(page.location) as lon, ST_Y(page.location) as lat
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page on true
order by page.name, page.id

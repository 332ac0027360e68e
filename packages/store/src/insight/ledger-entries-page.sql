-- A department's entries by old grid, then code, none last. One row with a null id where the page is empty.
-- include ./ledger.sql
, matching as (
  select *, case when legacy is null then '1' else '0' || legacy end as key0,
    case when unified is null then '1' else '0' || unified end as key1
  from entry
), page as (
  select * from matching
  where :after0::text is null or (key0, key1) > (:after0 collate "C", :after1 collate "C")
  order by key0 collate "C", key1 collate "C" limit :limit
)
select counted.total, page.key0 as id, page.key0, page.key1, page.legacy, page.unified, page.area_m2, page.households
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page on true
order by page.key0 collate "C", page.key1 collate "C"

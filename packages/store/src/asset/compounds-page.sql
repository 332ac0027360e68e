-- Compounds by name, with what they hold. One row with a null id where the page is empty.
with matching as not materialized (
  select * from compound where district_code = :district
), page as (
  select * from matching
  where :after0::text is null or (name collate "C", id) > (:after0, :after1)
  order by name collate "C", id limit :limit
)
select counted.total, page.id, page.name as key0, page.id as key1, page.name, page.kind, page.address,
  ST_AsGeoJSON(page.geometry, 7, 0) as geometry, held.buildings, held.households
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page on true
left join lateral (
  select count(*)::int as buildings, coalesce(sum(building.households), 0)::int as households
  from building where building.district_code = page.district_code and building.compound_id = page.id
) as held on true
order by page.name collate "C", page.id

-- A publication's crosswalk in its order. One row with a null id where the page is empty.
with matching as not materialized (
  select * from published_share
  where district_code = :district and plan_id = :plan
    and (:kind::text is null or source_kind = :kind)
    and (:department::text is null or department_id = :department)
), page as (
  select * from matching where :after0::text is null or position > :after0::integer order by position limit :limit
)
select counted.total, page.position::text as id, page.position::text as key0, null as key1, page.source_kind, page.source,
  page.department_id, page.legacy_grid_id, page.grid_code, page.share, page.households, page.area_m2, page.appeals,
  rule.least_group, rule.figure_secret
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
cross join (select least_group, figure_secret from privacy_setting where district_code = :district) as rule
left join page on true
order by page.position

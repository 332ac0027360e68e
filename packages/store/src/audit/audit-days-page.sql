-- Days on which lines were written, newest first, each with where its part of the chain ends. One row with a null id
-- where the page is empty.
with days as (
  select day, count(*)::int as lines, max(position) as position
  from audit_link where district_code = :district group by day
), page as (
  select * from days
  where :after0::text is null or day < :after0::date
  order by day desc limit :limit
)
select counted.total, page.day::text as id, page.day::text as key0, null as key1, page.lines,
  page.position::int as position, encode(link.hash, 'hex') as hash
from (select count(*)::int as total from days) as counted
left join page on true
left join audit_link link on link.district_code = :district and link.position = page.position
order by page.day desc

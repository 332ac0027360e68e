-- Audit lines, newest first. One row with a null id where the page is empty.
with matching as not materialized (
  select * from audit_entry
  where district_code = :district
    and (:action::text is null or action = :action)
    and (:object_kind::text is null or object_kind = :object_kind)
    and (:object_id::text is null or object_id = :object_id)
), page as (
  select * from matching
  where :after0::text is null or id < :after0::bigint
  order by id desc limit :limit
)
select counted.total, page.id::text as id, page.id::text as key0, null as key1, page.at, page.account_id,
  page.account_name, page.action, page.object_kind, page.object_id, page.reason, page.before, page.after
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page on true
order by page.id desc

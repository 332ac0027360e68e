-- Who acts for whom, newest first. One row with a null id where the page is empty.
with matching as not materialized (
  select * from delegation
  where district_code = :district and (:account::text is null or :account in (from_account_id, to_account_id))
), page as (
  select * from matching
  where :after0::text is null or (created_at, id) < (:after0::timestamptz, :after1)
  order by created_at desc, id desc limit :limit
)
select counted.total, delegation.created_at::text as key0, delegation.id as key1,
-- include ./delegation-fields.sql
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page as delegation on true
-- include ./delegation-names.sql
order by delegation.created_at desc, delegation.id desc

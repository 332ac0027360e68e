-- Accounts by name. One row with a null id where the page is empty.
with matching as not materialized (
  select * from account
  where district_code = :district
    and (:text::text is null or position(lower(:text::text) in lower(name)) > 0
      or position(lower(:text::text) in lower(display_name)) > 0)
    and (:role::text is null or role = :role or exists (
      select 1 from account_grant given
      where given.district_code = account.district_code and given.account_id = account.id and given.role = :role
        and given.revoked_at is null and (given.ends_at is null or given.ends_at > now())))
    and (:disabled::boolean is null or (disabled_at is not null) = :disabled)
), page as (
  select * from matching
  where :after0::text is null or name > :after0
  order by name limit :limit
)
select counted.total, account.name as key0, null as key1,
-- include ./account-fields.sql
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page as account on true
order by account.name

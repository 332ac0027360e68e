-- Who is, or is to be, grid worker of these grids, as it was given to accounts that are not disabled; the earliest first.
select given.scope_id as grid, account.id as account_id, account.display_name, given.begins_at, given.ends_at
from account_grant given
join account on account.district_code = given.district_code and account.id = given.account_id
where given.district_code = :district and given.role = 'grid-worker' and given.scope_kind = 'grid'
  and given.scope_id = any (:grids::text[]) and given.revoked_at is null and account.disabled_at is null
  and (given.ends_at is null or given.ends_at > now())
order by given.begins_at, given.id

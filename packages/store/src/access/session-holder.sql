select session.family, account.id, account.name, account.display_name, account.role, account.department_id,
  account.password_hash, account.disabled_at, account.password_changed_at, account.password_must_change
from session
join account on account.district_code = session.district_code and account.id = session.account_id
where session.district_code = :district
  and (session.token_hash = :token_hash::bytea or session.family = :family::text)
  and account.disabled_at is null and
-- include ./session-live.sql
limit 1

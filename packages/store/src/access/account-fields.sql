account.id, account.name, account.display_name, account.role, account.department_id, account.password_hash,
  account.disabled_at, account.created_at, account.password_changed_at, account.password_must_change,
  case when account.locked_until > now() then account.locked_until end as locked_until, account.totp_confirmed_at, account.oidc_issuer, account.oidc_subject,
  (
    select max(greatest(session.created_at, session.seen_at)) from session
    where session.district_code = account.district_code and session.account_id = account.id
  ) as last_seen_at

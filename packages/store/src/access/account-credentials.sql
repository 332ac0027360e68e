select id, name, display_name, role, department_id, password_hash, disabled_at, password_history, password_changed_at,
  password_must_change,
  case when locked_until > now() then locked_until end as locked_until, totp_sealed,
  totp_confirmed_at
from account where district_code = :district and (name = :name or id = :id)

with changed as (
  update account
  set password_history = (array_prepend(password_hash, password_history))[1:greatest(:keep::int, 0)],
    password_hash = :password_hash, password_changed_at = clock_timestamp(), password_must_change = :must_change,
    failed_attempts = 0, locked_until = null
  where district_code = :district and id = :id
  returning 1
) select count(*)::int as changed from changed

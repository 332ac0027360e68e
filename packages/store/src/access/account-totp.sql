with changed as (
  update account set totp_sealed = :sealed::bytea, totp_confirmed_at = null, totp_last_step = null
  where district_code = :district and id = :id
  returning 1
) select count(*)::int as changed from changed

with forgiven as (
  update account set failed_attempts = 0, locked_until = null
  where district_code = :district and id = :id and (failed_attempts > 0 or locked_until is not null)
  returning 1
) select count(*)::int as forgiven from forgiven

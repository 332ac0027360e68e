-- Takes a time step that is later than every one before, and only once; `confirm` makes the second factor count.
with taken as (
  update account
  set totp_last_step = :step::bigint,
    totp_confirmed_at = case when :confirm::boolean then coalesce(totp_confirmed_at, clock_timestamp()) else totp_confirmed_at end
  where district_code = :district and id = :id and totp_sealed is not null
    and (totp_last_step is null or totp_last_step < :step::bigint)
  returning 1
) select count(*)::int as taken from taken

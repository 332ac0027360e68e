-- Counts a failure. A locked account stays locked for as long as it was; once that is over, counting begins anew.
with counted as (
  select id, case when locked_until is null then failed_attempts + 1 else 1 end as attempts
  from account
  where district_code = :district and id = :id and (locked_until is null or locked_until <= now())
  for update
), failed as (
  update account
  set failed_attempts = counted.attempts,
    locked_until = case when counted.attempts >= :lock_after::int
      then now() + make_interval(secs => :lock_ms::double precision / 1000) end
  from counted where account.district_code = :district and account.id = counted.id
  returning account.locked_until, account.name
)
select (select failed.locked_until from failed) as locked_until, (select failed.name from failed) as name

with seen as (
  update session set seen_at = now(), address = :address
  where district_code = :district and token_hash = :token_hash
    and (seen_at is null or seen_at < now() - interval '1 minute')
  returning 1
) select count(*)::int as seen from seen

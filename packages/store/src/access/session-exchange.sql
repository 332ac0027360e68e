-- The token that is exchanged ends a little later. None where it was already, or where it ended.
update session set ended_at = now() + make_interval(secs => :grace_ms::double precision / 1000), end_reason = 'renewed'
where district_code = :district and token_hash = :token_hash and ended_at is null and expires_at > now()
returning family, method

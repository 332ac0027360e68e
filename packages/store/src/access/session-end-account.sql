update session set ended_at = now(), end_reason = :reason
where district_code = :district and account_id = :account and (ended_at is null or ended_at > now())
  and expires_at > now() and (:except::text is null or family <> :except)
returning family

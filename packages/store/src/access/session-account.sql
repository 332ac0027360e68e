select account.id from session
join account on account.district_code = session.district_code and account.id = session.account_id
where session.district_code = :district and session.token_hash = :token_hash
  and session.ended_at is null and session.expires_at > now() and account.disabled_at is null

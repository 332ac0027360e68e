select family, account_id, end_reason, ended_at from session
where district_code = :district and token_hash = :token_hash and ended_at <= now()

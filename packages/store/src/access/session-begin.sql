insert into session (district_code, token_hash, account_id, expires_at, method, address, user_agent, family)
values (:district, :token_hash, :account_id, :expires_at, :method, :address, :user_agent,
  coalesce(:family::text, gen_random_uuid()::text))
returning family

insert into session (district_code, token_hash, account_id, expires_at)
values (:district, :token_hash, :account_id, :expires_at)
returning account_id

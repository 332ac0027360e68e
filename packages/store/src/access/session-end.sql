update session set ended_at = now()
where district_code = :district and token_hash = :token_hash and ended_at is null
returning account_id, (select name from account where account.district_code = session.district_code and account.id = session.account_id) as account_name

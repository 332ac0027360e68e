select session.family, session.account_id, account.name as account_name
from session
join account on account.district_code = session.district_code and account.id = session.account_id
where session.district_code = :district
  and (session.token_hash = :token_hash::bytea or session.family = :family::text)
limit 1

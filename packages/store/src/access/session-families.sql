-- A session is a family of tokens: as its newest live one is, since when its first one was.
select distinct on (session.family) session.family, session.account_id, session.method, session.address,
  session.user_agent, session.expires_at,
  (
    select min(first.created_at) from session first
    where first.district_code = session.district_code and first.family = session.family
  ) as created_at,
  (
    select max(any_of.seen_at) from session any_of
    where any_of.district_code = session.district_code and any_of.family = session.family
  ) as seen_at
from session
where session.district_code = :district and (:account::text is null or session.account_id = :account)
  and (:family::text is null or session.family = :family) and
-- include ./session-live.sql
order by session.family, session.expires_at desc

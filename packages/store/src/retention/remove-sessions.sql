-- Their tokens are locked in one order, so that two runs wait for one another and none for ever.
with old as materialized (
-- include ./due-sessions.sql
  order by session.family limit :limit
), held as materialized (
  select session.token_hash from session
  where session.district_code = :district and session.family in (select family from old)
  order by session.token_hash for update
), removed as (
  delete from session where district_code = :district and token_hash in (select token_hash from held)
  returning family
) select count(distinct family)::int as done from removed

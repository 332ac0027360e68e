with old as (
  select session.token_hash from session where
-- include ./due-sessions.sql
  limit :limit for update skip locked
), removed as (
  delete from session where district_code = :district and token_hash in (select token_hash from old)
  returning 1
) select count(*)::int as done from removed

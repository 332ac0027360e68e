select count(*)::int as due from (
-- include ./due-sessions.sql
) as due

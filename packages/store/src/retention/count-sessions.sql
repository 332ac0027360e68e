select count(*)::int as due from session where
-- include ./due-sessions.sql

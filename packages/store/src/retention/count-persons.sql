select count(*)::int as due from person where
-- include ./due-persons.sql

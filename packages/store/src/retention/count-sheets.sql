select count(*)::int as due from recoded_sheet where
-- include ./due-sheets.sql

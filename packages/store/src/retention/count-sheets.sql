select (
  select count(*) from recoded_sheet where
-- include ./due-sheets.sql
)::int + (
  select count(*) from received_file where
-- include ./due-unused.sql
)::int as due

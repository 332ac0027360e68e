-- Always one row.
-- include ./ledger.sql
select
  array(select distinct legacy collate "C" from entry where legacy is not null order by 1) as legacy,
  array(select distinct unified collate "C" from entry where unified is not null order by 1) as unified

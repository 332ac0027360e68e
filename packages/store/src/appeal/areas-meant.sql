-- The town and the community that a filter names, by id or by code; null where it names none.
select
  (select min(id) from town where district_code = :district and :town::text in (id, code)) as town,
  (select min(id) from (
    -- include ./communities-meant.sql
  ) as meant) as community

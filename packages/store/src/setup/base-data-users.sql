-- Always one row: what stands on base data and keeps it from being cleared.
select
  (select count(*)::int from community where district_code = :district) as communities,
  (select count(*)::int from building where district_code = :district and compound_id is not null) as buildings,
  (select count(*)::int from layer where district_code = :district and status in ('draft', 'accepted')) as layers,
  (select count(*)::int from plan where district_code = :district) as plans,
  (select (select count(*) from town where district_code = :district and not made_up)
    + (select count(*) from community where district_code = :district)
    + (select count(*) from compound where district_code = :district)
    + (select count(*) from building where district_code = :district)
    + (select count(*) from street where district_code = :district)
    + (select count(*) from water where district_code = :district))::int as others

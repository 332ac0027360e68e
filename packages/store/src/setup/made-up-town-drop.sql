delete from town where district_code = :district and made_up
  and not exists (select 1 from community where community.district_code = town.district_code and community.town_id = town.id)
returning id

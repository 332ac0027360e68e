-- The communities that a filter names, by id or by their six digits.
select community.id from community
join town on town.district_code = community.district_code and town.id = community.town_id
where community.district_code = :district
  and :community in (community.id, coalesce(nullif(town.code, ''), community.town_code) || community.code)

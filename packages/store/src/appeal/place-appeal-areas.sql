-- The community of every appeal that has none yet, the first by town and id on a common border, and the town: that of
-- the community, else the first by id that holds the place.
insert into appeal_area (district_code, appeal_id, town_id, community_id)
select appeal.district_code, appeal.id, coalesce(inside.town_id, beside.id), inside.id
from appeal
left join lateral (
  select community.id, community.town_id from community
  where community.district_code = appeal.district_code and ST_Intersects(community.geometry, appeal.location)
  order by community.town_id, community.id limit 1
) as inside on true
left join lateral (
  select town.id from town
  where inside.id is null and town.district_code = appeal.district_code
    and ST_Intersects(town.geometry, appeal.location)
  order by town.id limit 1
) as beside on true
where appeal.district_code = :district and not exists (
  select from appeal_area as known where known.district_code = appeal.district_code and known.appeal_id = appeal.id
)
on conflict do nothing

select id, ST_AsGeoJSON(location, 7, 0) as geometry, jsonb_build_object('category', category, 'status', status) as properties
from appeal
where district_code = :district and (:after::text is null or id > :after)
  and (:categories::text[] is null or category = any(:categories))
  and (:statuses::text[] is null or status = any(:statuses))
  and (:since::timestamptz is null or requested_at >= :since)
  and (:until::timestamptz is null or requested_at < :until)
  and (:hours::integer[] is null or extract(hour from requested_at at time zone :zone::text)::integer = any(:hours::integer[]))
  and ((:town::text is null and :community::text is null) or id in (
    select appeal_id from appeal_area where district_code = :district
      and (:town::text is null or town_id in (
        select town.id from town where town.district_code = :district and :town in (town.id, town.code)))
      and (:community::text is null or community_id in (
        select community.id from community
        join town on town.district_code = community.district_code and town.id = community.town_id
        where community.district_code = :district
          and :community in (community.id, coalesce(nullif(town.code, ''), community.town_code) || community.code)))))
order by id limit :limit

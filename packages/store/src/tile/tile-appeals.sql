select id, ST_AsGeoJSON(location, 7, 0) as geometry, jsonb_build_object('category', category, 'status', status) as properties
from appeal
where district_code = :district and (:after::text is null or id > :after)
  and (:categories::text[] is null or category = any(:categories))
  and (:statuses::text[] is null or status = any(:statuses))
  and (:since::timestamptz is null or requested_at >= :since)
  and (:until::timestamptz is null or requested_at < :until)
  and (:hours::integer[] is null or extract(hour from requested_at at time zone :zone::text)::integer = any(:hours::integer[]))
order by id limit :limit

-- Which appeals a list, a lattice or a tile shows, of `appeal`. Areas are those that were worked out before.
(:categories::text[] is null or appeal.category = any(:categories))
and (:statuses::text[] is null or appeal.status = any(:statuses))
and (:since::timestamptz is null or appeal.requested_at >= :since)
and (:until::timestamptz is null or appeal.requested_at < :until)
and (:department::text is null or appeal.department_id = :department)
and (:hours::integer[] is null
  or extract(hour from appeal.requested_at at time zone :zone::text)::integer = any(:hours::integer[]))
and ((:town::text is null and :community::text is null) or appeal.id in (
  select appeal_id from appeal_area where district_code = :district
    and (:town::text is null or town_id in (
      select id from town where district_code = :district and :town in (id, code)))
    and (:community::text is null or community_id in (
      -- include ./communities-meant.sql
    ))))

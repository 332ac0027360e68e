-- Which appeals a figure counts, of `appeal` with its local `moment`, its grid `in_grid` and its area `in_area`. An
-- appeal without a place passes every condition on places, so that none is overlooked.
(:box::float8[] is null
  or appeal.location && ST_MakeEnvelope((:box::float8[])[1], (:box::float8[])[2], (:box::float8[])[3], (:box::float8[])[4], 4490))
and (:categories::text[] is null or appeal.category = any(:categories))
and (:statuses::text[] is null or appeal.status = any(:statuses))
and (:department::text is null or appeal.department_id = :department)
and (:hours::integer[] is null or extract(hour from moment.local)::integer = any(:hours::integer[]))
and (:code::text is null or (:plan::text is not null and (in_grid.appeal_id is null or in_grid.grid_code = :code)))
and (:town::text is null or in_area.appeal_id is null or in_area.town_id in (
  select id from town where district_code = :district and :town in (id, code)))
and (:community::text is null or in_area.appeal_id is null or in_area.community_id in (
  -- include ./communities-meant.sql
))

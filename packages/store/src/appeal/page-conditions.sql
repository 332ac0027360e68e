-- Which appeals a list shows, of `appeal`.
appeal.district_code = :district
and (:box::float8[] is null
  or appeal.location && ST_MakeEnvelope((:box::float8[])[1], (:box::float8[])[2], (:box::float8[])[3], (:box::float8[])[4], 4490))
and (:plan::text is null or appeal.id in (
  select appeal_id from appeal_grid where district_code = :district and plan_id = :plan and grid_code = :code))
and
-- include ./listed-appeals.sql

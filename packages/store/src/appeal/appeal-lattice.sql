-- Appeals counted in square cells, whose middles come back; one row with null where none counts. A degree of
-- longitude is measured at the middle of the district, so that cells stay where they are under any filter, and where
-- they are tells nothing of any appeal.
-- Grids and areas are those that were worked out before: see places-stale.sql.
with matching as (
  select appeal.location from appeal
  where appeal.district_code = :district
    and (:box::float8[] is null
      or appeal.location && ST_MakeEnvelope((:box::float8[])[1], (:box::float8[])[2], (:box::float8[])[3], (:box::float8[])[4], 4490))
    and
    -- include ./listed-appeals.sql
), side as (
  select :cell::float8 / 111195 as height,
    :cell::float8 / 111195 / cos(radians((ST_YMin(outline) + ST_YMax(outline)) / 2)) as width
  from district where code = :district
), counted as (
  select floor(ST_X(matching.location) / side.width) as cell_column, floor(ST_Y(matching.location) / side.height) as cell_row,
    count(*)::int as appeals
  from matching cross join side
  group by 1, 2
)
select
  greatest((select max(requested_at) from appeal where district_code = :district),
    (select max(closed_at) from appeal where district_code = :district)) as as_of,
  rule.least_group, rule.figure_secret,
  (select count(*)::int from matching) as total, counted.cell_column, counted.cell_row,
  (counted.cell_column + 0.5) * side.width as lon, (counted.cell_row + 0.5) * side.height as lat, counted.appeals
from side
cross join (select least_group, figure_secret from privacy_setting where district_code = :district) as rule
left join counted on true
order by counted.cell_row, counted.cell_column

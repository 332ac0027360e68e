-- Two periods of equal length: the totals beside every grid and every town; one row with a null kind where there is
-- neither. `stale` as in appeal-summary.sql. Where figures are to `:protect`, the current period ends with a day.
with newest as (
  select greatest((select max(requested_at) from appeal where district_code = :district),
    (select max(closed_at) from appeal where district_code = :district)) as as_of
), period as (
  select as_of, ends, ends - make_interval(hours => 24 * :days::integer) as since,
    ends - make_interval(hours => 48 * :days::integer) as before
  from newest cross join lateral (
    -- The newest instant itself belongs to the current period.
    select coalesce(:until::timestamptz, case when :protect::boolean
      then (date_trunc('day', as_of at time zone :zone::text) + interval '1 day') at time zone :zone::text
      else as_of + interval '1 microsecond' end) as ends
  ) as last
), matching as (
  select in_grid.grid_code, in_area.town_id, appeal.closed_at is null as open,
    appeal.requested_at >= period.since as current,
    (:plan::text is not null and in_grid.appeal_id is null) or in_area.appeal_id is null as unplaced
  from period
  join appeal on appeal.district_code = :district
    and appeal.requested_at >= period.before and appeal.requested_at < period.ends
  cross join lateral (select appeal.requested_at at time zone :zone::text as local) as moment
  left join appeal_grid as in_grid on :plan::text is not null
    and in_grid.district_code = appeal.district_code and in_grid.plan_id = :plan and in_grid.appeal_id = appeal.id
  left join appeal_area as in_area
    on in_area.district_code = appeal.district_code and in_area.appeal_id = appeal.id
  where
    -- include ./counted-appeals.sql
), counted as (
  -- One row a grid, one a town, and one of all.
  select grouping(grid_code) = 0 as by_grid, grouping(town_id) = 0 as by_town, grid_code, town_id,
    (count(*) filter (where current))::int as appeals,
    (count(*) filter (where current and open))::int as open,
    (count(*) filter (where not current))::int as before
  from matching group by grouping sets ((grid_code), (town_id), ())
), lived_in as (
  select area.town_id, sum(building.households)::float8 as households, bool_or(area.building_id is null) as unplaced
  from building
  left join building_area as area on area.district_code = building.district_code and area.building_id = building.id
  where building.district_code = :district
  group by 1
), listed as (
  select 'grid' as kind, grid.code as key, null as name, null as name_en, grid.households, counted.appeals,
    counted.open, counted.before
  from counted
  join grid on grid.district_code = :district and grid.plan_id = :plan and upper_inf(grid.lifespan) and grid.code = counted.grid_code
  where counted.by_grid and counted.appeals > 0 and grid.households > 0
  union all
  select 'town', town.id, town.name, town.name_en, coalesce(lived_in.households, 0), coalesce(counted.appeals, 0),
    coalesce(counted.open, 0), coalesce(counted.before, 0)
  from town
  left join lived_in on lived_in.town_id = town.id
  left join counted on counted.by_town and counted.town_id = town.id
  where town.district_code = :district
)
select period.as_of, period.since, period.ends,
  rule.least_group, rule.figure_secret,
  whole.appeals as current, whole.before as previous,
  coalesce((select bool_or(unplaced) from matching), false)
    or coalesce((select bool_or(unplaced) from lived_in), false)
    or (select plan.revision from plan where plan.district_code = :district and plan.id = :plan) is distinct from
      (select placed.revision from appeal_grid_revision as placed where placed.district_code = :district and placed.plan_id = :plan)
    as stale,
  listed.kind, listed.key, listed.name, listed.name_en, listed.households, listed.appeals, listed.open,
  listed.before
from period
cross join (select least_group, figure_secret from privacy_setting where district_code = :district) as rule
cross join (select * from counted where not by_grid and not by_town) as whole
left join listed on true
order by listed.kind, listed.key collate "C"

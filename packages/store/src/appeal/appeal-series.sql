-- Appeals of each live grid step by step; one row with a null code where the plan has none. `stale` as in
-- appeal-summary.sql.
with matching as (
  select in_grid.grid_code, date_trunc(:step::text, moment.local) as step,
    (:plan::text is not null and in_grid.appeal_id is null) or (:places::boolean and in_area.appeal_id is null) as unplaced
  from appeal
  cross join lateral (select appeal.requested_at at time zone :zone::text as local) as moment
  left join appeal_grid as in_grid on :plan::text is not null
    and in_grid.district_code = appeal.district_code and in_grid.plan_id = :plan and in_grid.appeal_id = appeal.id
  left join appeal_area as in_area on :places::boolean
    and in_area.district_code = appeal.district_code and in_area.appeal_id = appeal.id
  where appeal.district_code = :district
    and (:since::timestamptz is null or appeal.requested_at >= :since)
    and (:until::timestamptz is null or appeal.requested_at < :until)
    and
    -- include ./counted-appeals.sql
), step as (
  select begins from (
    select min(step) as first, max(step) as last from matching where not :protect::boolean
    union all
    -- Which steps are there tells nothing of the rows that count: those of the period that all of the data span.
    select date_trunc(:step::text, greatest(min(requested_at), :since::timestamptz) at time zone :zone::text),
      date_trunc(:step::text, least(max(requested_at), :until::timestamptz - interval '1 microsecond') at time zone :zone::text)
    from appeal where :protect::boolean and district_code = :district
    having count(*) > 0
  ) as span
  cross join generate_series(span.first, span.last, ('1 ' || :step::text)::interval) as begins
), counted as (
  select grid_code, step, count(*)::int as appeals
  from matching where grid_code is not null group by grid_code, step
), by_grid as (
  select grid.code, grid.households,
    array_agg(coalesce(counted.appeals, 0) order by step.begins) filter (where step.begins is not null) as counts
  from grid
  left join step on true
  left join counted on counted.grid_code = grid.code and counted.step = step.begins
  where grid.district_code = :district and grid.plan_id = :plan and upper_inf(grid.lifespan)
  group by grid.code, grid.households
)
select
  greatest((select max(requested_at) from appeal where district_code = :district),
    (select max(closed_at) from appeal where district_code = :district)) as as_of,
  coalesce((select bool_or(unplaced) from matching), false)
    or (select plan.revision from plan where plan.district_code = :district and plan.id = :plan) is distinct from
      (select placed.revision from appeal_grid_revision as placed where placed.district_code = :district and placed.plan_id = :plan)
    as stale,
  array(select (extract(epoch from begins at time zone :zone) * 1000)::float8 from step order by begins) as steps,
  rule.least_group, rule.figure_secret,
  by_grid.code, by_grid.households, coalesce(by_grid.counts, array[]::integer[]) as counts
from (select least_group, figure_secret from privacy_setting where district_code = :district) as rule
left join by_grid on true
order by by_grid.code

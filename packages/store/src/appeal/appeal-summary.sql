-- Appeals by group beside the totals; one row with a null key where there is no group. `stale` says that places
-- have to be worked out before the figures hold: an appeal without a place passes every condition on places, so
-- that none is overlooked. `:plan` and `:places` are set only where grids or areas are asked about.
with matching as (
  select appeal.closed_at is null as open,
    (:plan::text is not null and in_grid.appeal_id is null) or (:places::boolean and in_area.appeal_id is null) as unplaced,
    case :by::text
      when 'grid' then in_grid.grid_code
      when 'community' then in_area.community_id
      when 'town' then in_area.town_id
      when 'category' then appeal.category
      when 'status' then appeal.status
      when 'month' then to_char(moment.local, 'YYYY-MM')
      when 'weekday' then extract(isodow from moment.local)::text
      when 'hour' then extract(hour from moment.local)::text
    end as key
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
), totals as (
  select count(*)::int as total, (count(*) filter (where key is null))::int as outside,
    coalesce(bool_or(unplaced), false) as unplaced
  from matching
), counted as (
  select key, count(*)::int as appeals, (count(*) filter (where open))::int as open
  from matching group by key
), lived_in as (
  select case :by when 'town' then area.town_id else area.community_id end as key,
    sum(building.households)::float8 as households, bool_or(area.building_id is null) as unplaced
  from building
  left join building_area as area on area.district_code = building.district_code and area.building_id = building.id
  where building.district_code = :district and :by in ('community', 'town')
  group by 1
), listed as (
  select 0 as position, code as key, null as name, null as name_en, households
  from grid where :by = 'grid' and district_code = :district and plan_id = :plan and upper_inf(lifespan)
  union all
  select 0, area.id, area.name, area.name_en, coalesce(lived_in.households, 0)
  from (
    select id, name, name_en from community where :by = 'community' and district_code = :district
    union all
    select id, name, name_en from town where :by = 'town' and district_code = :district
  ) as area left join lived_in on lived_in.key = area.id
  union all
  select position::int, key, null, null, null from unnest(:keys::text[]) with ordinality as fixed(key, position)
  union all
  select 0, to_char(month, 'YYYY-MM'), null, null, null
  from (
    select min(key) || '-01' as first, max(key) || '-01' as last from matching where :by = 'month' and not :protect::boolean
    union all
    -- Which months are there tells nothing of the rows that count: those of the period that all of the data span.
    select to_char(greatest(min(requested_at), :since::timestamptz) at time zone :zone::text, 'YYYY-MM-01'),
      to_char(least(max(requested_at), :until::timestamptz - interval '1 microsecond') at time zone :zone::text, 'YYYY-MM-01')
    from appeal where :by = 'month' and :protect::boolean and district_code = :district
    having count(*) > 0
  ) as span
  cross join generate_series(span.first::timestamp, span.last::timestamp, interval '1 month') as month
)
select
  greatest((select max(requested_at) from appeal where district_code = :district),
    (select max(closed_at) from appeal where district_code = :district)) as as_of,
  rule.least_group, rule.figure_secret,
  totals.total, totals.outside,
  totals.unplaced
    or coalesce((select bool_or(unplaced) from lived_in), false)
    or (select plan.revision from plan where plan.district_code = :district and plan.id = :plan) is distinct from
      (select placed.revision from appeal_grid_revision as placed where placed.district_code = :district and placed.plan_id = :plan)
    as stale,
  listed.key, listed.name, listed.name_en, listed.households,
  coalesce(counted.appeals, 0) as appeals, coalesce(counted.open, 0) as open
from totals
cross join (select least_group, figure_secret from privacy_setting where district_code = :district) as rule
left join listed on true
left join counted on counted.key = listed.key
order by listed.position, listed.key collate "C"

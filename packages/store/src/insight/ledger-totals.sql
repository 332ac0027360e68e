-- The sums of each department's ledger. An old grid is held by the unified grid with most of its households, of its
-- land where it has none; of equals by the first by code. All the rest of it is conceded.
-- include ./ledger.sql
, measured as (
  select entry.*, case when sum(households) over whole > 0 then households else area_m2 end as measure
  from entry window whole as (partition by department_id, legacy)
), ranked as (
  select measured.*, row_number() over (
    partition by department_id, legacy order by unified is null, measure desc, unified collate "C"
  ) as place
  from measured
), told as (
  select ranked.*,
    legacy is not null and not (place = 1 and unified is not null and measure > 0) as conceded
  from ranked
)
select department_id, sum(area_m2) as total_m2, sum(households) as total_households,
  coalesce(sum(area_m2) filter (where conceded), 0) as conceded_m2,
  case when sum(households) is not null then coalesce(sum(households) filter (where conceded), 0) end as conceded_households,
  coalesce(sum(area_m2) filter (where legacy is null), 0) as taken_in_m2,
  case when sum(households) is not null then coalesce(sum(households) filter (where legacy is null), 0) end as taken_in_households,
  coalesce(sum(area_m2) filter (where unified is null), 0) as left_out_m2,
  case when sum(households) is not null then coalesce(sum(households) filter (where unified is null), 0) end as left_out_households
from told
group by department_id
order by department_id collate "C"

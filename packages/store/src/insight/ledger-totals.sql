-- The sums of each department's ledger. A unified grid holds an old one where it has most of its area; of equals the
-- one with most households, then the first by code.
-- include ./ledger.sql
, ranked as (
  select entry.*, row_number() over (
    partition by department_id, legacy
    order by area_m2 desc, households desc nulls last, unified collate "C"
  ) as place
  from entry where legacy is not null and unified is not null
)
select entry.department_id, sum(entry.area_m2) as total_m2, sum(entry.households) as total_households,
  coalesce((select sum(area_m2) from ranked where place > 1 and department_id = entry.department_id), 0) as conceded_m2,
  (select sum(households) from ranked where place > 1 and department_id = entry.department_id) as conceded_households,
  coalesce(sum(entry.area_m2) filter (where legacy is null), 0) as taken_in_m2,
  sum(entry.households) filter (where legacy is null) as taken_in_households,
  coalesce(sum(entry.area_m2) filter (where unified is null), 0) as left_out_m2,
  sum(entry.households) filter (where unified is null) as left_out_households
from entry
group by entry.department_id
order by entry.department_id collate "C"

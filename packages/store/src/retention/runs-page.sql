-- Runs of retention, newest first. One row with a null id where the page is empty.
with matching as not materialized (
  select * from retention_run where district_code = :district
), page as (
  select * from matching
  where :after0::text is null or (started_at, id) < (:after0::timestamptz, :after1)
  order by started_at desc, id desc limit :limit
)
select counted.total, run.started_at::text as key0, run.id as key1, run.id, run.started_at, run.finished_at,
  run.persons, run.sessions, run.recoded_sheets
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page as run on true
order by run.started_at desc, run.id desc

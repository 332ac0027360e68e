-- Holds the plan's revision, and lets one transaction at a time place appeals in its grids. One row.
with kept as (
  select revision from plan where district_code = :district and id = :plan for share
), begun as (
  insert into appeal_grid_revision (district_code, plan_id, revision)
  select :district, :plan, 0 from kept
  on conflict (district_code, plan_id) do update set revision = appeal_grid_revision.revision
  returning revision
)
select kept.revision, begun.revision as placed from kept cross join begun

-- How many appeals lie in each live atom of a plan; one on a common border counts in the first by id. The district is
-- looked at last: asked first, a database that has not counted its tables goes through all appeals for each atom.
with live as materialized (
  select atom.id, atom.geometry
  from assignment
  join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
  where assignment.district_code = :district and assignment.plan_id = :plan and upper_inf(assignment.lifespan)
), located as (
  select called.id, min(live.id) as atom_id
  from live
  cross join lateral (
    select appeal.id, appeal.district_code from appeal where ST_Intersects(live.geometry, appeal.location) offset 0
  ) as called
  where called.district_code = :district
  group by called.id
)
select atom_id, count(*)::int as appeals from located group by atom_id

-- Gives atoms the published code of their grid from a revision on, where it is another one.
with change as (
  select value ->> 'from' as before, value ->> 'to' as after from jsonb_array_elements(:codes::jsonb)
), closed as (
  update assignment set lifespan = int4range(lower(lifespan), :revision::integer)
  from change
  where assignment.district_code = :district and assignment.plan_id = :plan and upper_inf(assignment.lifespan)
    and assignment.grid_code = change.before
  returning assignment.base_id, assignment.atom_id, change.after
), begun as (
  insert into assignment (district_code, plan_id, base_id, atom_id, grid_code, lifespan)
  select :district, :plan, base_id, atom_id, after, int4range(:revision::integer, null) from closed
  returning 1
)
select (select count(*)::int from closed) as closed, (select count(*)::int from begun) as begun

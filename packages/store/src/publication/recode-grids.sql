with change as (
  select value ->> 'from' as before, value ->> 'to' as after from jsonb_array_elements(:codes::jsonb)
), closed as (
  update grid set lifespan = int4range(lower(lifespan), :revision::integer)
  from change
  where grid.district_code = :district and grid.plan_id = :plan and upper_inf(grid.lifespan) and grid.code = change.before
  returning change.after, grid.geometry, grid.households, grid.area_m2, grid.atom_count
), begun as (
  insert into grid (district_code, plan_id, code, lifespan, geometry, households, area_m2, atom_count)
  -- Ordered, so that every grid is closed before another takes its code.
  select :district, :plan, after, int4range(:revision::integer, null), geometry, households, area_m2, atom_count
  from closed order by after
  returning 1
)
select (select count(*)::int from closed) as closed, (select count(*)::int from begun) as begun

-- Marks of grids follow their grids' codes; marks of borders name edges and stay.
with change as (
  select value ->> 'from' as before, value ->> 'to' as after from jsonb_array_elements(:codes::jsonb)
), closed as (
  update plan_mark set lifespan = int4range(lower(lifespan), :revision::integer)
  from change
  where plan_mark.district_code = :district and plan_mark.plan_id = :plan and upper_inf(plan_mark.lifespan)
    and plan_mark.kind <> 'border' and plan_mark.key = change.before
  returning plan_mark.kind, change.after, plan_mark.value
), begun as (
  insert into plan_mark (district_code, plan_id, kind, key, value, lifespan)
  -- Ordered, so that every mark is closed before another takes its key.
  select :district, :plan, kind, after, value, int4range(:revision::integer, null) from closed order by kind, after
  returning 1
)
select (select count(*)::int from closed) as closed, (select count(*)::int from begun) as begun

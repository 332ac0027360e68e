-- Arcs with a grid of another code on a side begin anew; their ids sort by revision, then in the order they had.
with change as (
  select value ->> 'from' as before, value ->> 'to' as after from jsonb_array_elements(:codes::jsonb)
), closed as (
  update arc set lifespan = int4range(lower(lifespan), :revision::integer)
  where arc.district_code = :district and arc.plan_id = :plan and upper_inf(arc.lifespan)
    and (arc.left_code in (select before from change) or arc.right_code in (select before from change))
  returning arc.*
), begun as (
  insert into arc (district_code, plan_id, id, lifespan, geometry, left_code, right_code, class, supporters, opponents, silent,
    length_m, moved_m_p50, moved_m_max)
  select closed.district_code, closed.plan_id,
    lpad(:revision::text, 6, '0') || '-' || lpad((row_number() over (order by closed.id) - 1)::text, 6, '0'),
    int4range(:revision::integer, null), closed.geometry, coalesce(of_left.after, closed.left_code),
    coalesce(of_right.after, closed.right_code), closed.class, closed.supporters, closed.opponents, closed.silent,
    closed.length_m, closed.moved_m_p50, closed.moved_m_max
  from closed
  left join change as of_left on of_left.before = closed.left_code
  left join change as of_right on of_right.before = closed.right_code
  returning 1
)
select (select count(*)::int from closed) as closed, (select count(*)::int from begun) as begun

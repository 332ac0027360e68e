business.id, business.department_id, business.name, business.items, business.officers_per_grid,
  to_char(business.begins, 'YYYY-MM-DD') as begins, to_char(business.ends, 'YYYY-MM-DD') as ends, business.registered_by,
  business.registered_at, business.ended_at,
  business.ended_at is null and business.begins <= (now() at time zone :zone::text)::date
    and (business.ends is null or business.ends >= (now() at time zone :zone::text)::date)
    as active,
  (
    select count(*)::int from grid
    join plan on plan.district_code = grid.district_code and plan.id = grid.plan_id and plan.status = 'published'
    where grid.district_code = business.district_code and upper_inf(grid.lifespan)
  ) as grids

with closed as (
  update micro_assignment set lifespan = int4range(lower(lifespan), :revision::integer)
  where district_code = :district and plan_id = :plan and upper_inf(lifespan) and atom_id = any(:atoms::text[])
  returning 1
) select count(*)::int as closed from closed

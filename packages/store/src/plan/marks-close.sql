with closed as (
  update plan_mark set lifespan = int4range(lower(lifespan), :revision::integer)
  where district_code = :district and plan_id = :plan and upper_inf(lifespan)
    and (kind, key) in (select mark.kind, mark.key from jsonb_to_recordset(:marks::jsonb) as mark(kind text, key text))
  returning 1
) select count(*)::int as closed from closed

select kind, key, value from plan_mark
where district_code = :district and plan_id = :plan and lifespan @> :revision::integer
order by kind, key

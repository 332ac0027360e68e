select kind, key, value from plan_mark
where district_code = :district and plan_id = :plan and upper_inf(lifespan) and kind <> 'border' and key = any(:codes::text[])
order by key, kind

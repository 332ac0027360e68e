update plan set status = 'superseded', superseded_at = clock_timestamp()
where district_code = :district and id = :plan and status = 'published'
returning id

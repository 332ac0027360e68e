update plan set status = 'published', published_at = clock_timestamp(), revision = :revision
where district_code = :district and id = :plan and status = 'in-review'
returning published_at

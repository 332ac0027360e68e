update plan set verdict = :verdict::jsonb where district_code = :district and id = :id returning id

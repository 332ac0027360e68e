select id from plan where district_code = :district
order by (status = 'published') desc, created_at desc, id desc limit 1

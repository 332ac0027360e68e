-- The plan in force, locked against another publication.
select id from plan where district_code = :district and status = 'published' for update

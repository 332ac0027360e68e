-- Whether there is the department, whose row is then held, so that two keys of one are not made at once.
select id from department where district_code = :district and id = :department for no key update

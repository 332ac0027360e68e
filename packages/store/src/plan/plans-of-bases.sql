-- Ids of all plans on each base, newest first.
select base_id, id from plan
where district_code = :district and base_id = any(:bases::text[])
order by created_at desc, id desc

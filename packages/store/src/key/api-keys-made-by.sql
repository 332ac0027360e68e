-- Keys that accounts made and that still work, newest first.
select api_key.created_by_id,
-- include ./api-key-fields.sql
from api_key
where district_code = :district and created_by_id = any (:accounts::text[])
  and revoked_at is null and expires_at > clock_timestamp()
order by created_at desc, id desc

-- A key that is going to be changed: whether it works still, and whether another took its place already.
select
-- include ./api-key-fields.sql
, api_key.revoked_at is null and api_key.expires_at > clock_timestamp() as works,
  exists (
    select 1 from api_key as next
    where next.district_code = api_key.district_code and next.replaces_id = api_key.id and next.revoked_at is null
  ) as replaced
from api_key
where district_code = :district and id = :id
  and (:departments::text[] is null or department_id = any (:departments::text[]))
for update of api_key

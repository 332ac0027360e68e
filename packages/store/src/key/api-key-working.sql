-- The key behind a secret; no row where the hash is another's, or the key has expired or was revoked.
select
-- include ./api-key-fields.sql
from api_key
where district_code = :district and id = :id and secret_hash = :secret_hash
  and revoked_at is null and expires_at > clock_timestamp()

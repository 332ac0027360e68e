update api_key set revoked_at = clock_timestamp(), revoked_by = :by
where district_code = :district and id = :id
returning
-- include ./api-key-fields.sql

update account_grant as given set revoked_at = clock_timestamp(), revoked_by = :by
where given.district_code = :district and given.id = :id and given.revoked_at is null
returning
-- include ./given-fields.sql

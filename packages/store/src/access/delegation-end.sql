with ended as (
  update delegation set revoked_at = clock_timestamp(), revoked_by = :by
  where district_code = :district and id = :id and revoked_at is null
    and (:own::text is null or :own in (from_account_id, to_account_id))
  returning 1
) select count(*)::int as ended from ended

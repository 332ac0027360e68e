with resolved as (
  update plan_comment set resolved_at = clock_timestamp(), resolved_by = :account_name
  where district_code = :district and id = :id and resolved_at is null
  returning 1
) select count(*)::int as resolved from resolved

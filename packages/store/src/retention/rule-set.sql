update retention_rule set keep_days = :days, basis = :basis, updated_at = clock_timestamp(), updated_by = :by
where district_code = :district and kind = :kind
returning kind

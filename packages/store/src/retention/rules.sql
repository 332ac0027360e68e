select kind, keep_days, basis, updated_at, updated_by from retention_rule where district_code = :district

update privacy_setting set least_group = coalesce(:least_group::int, least_group),
  reveals_per_day = coalesce(:reveals::int, reveals_per_day), updated_at = clock_timestamp(), updated_by = :by
where district_code = :district
returning least_group, reveals_per_day, updated_at, updated_by

select least_group, reveals_per_day, updated_at, updated_by from privacy_setting where district_code = :district

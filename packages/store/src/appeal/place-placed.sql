update appeal_grid_revision set revision = :revision, arrivals = :arrivals::bigint
where district_code = :district and plan_id = :plan
returning revision

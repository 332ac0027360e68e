update appeal_grid_revision set revision = :revision where district_code = :district and plan_id = :plan
returning revision

select base_id, revision, status from plan where district_code = :district and id = :plan for update

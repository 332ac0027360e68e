select revision, status, name from plan where district_code = :district and id = :plan

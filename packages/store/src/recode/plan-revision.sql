select revision from plan where district_code = :district and id = :plan

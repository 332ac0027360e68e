delete from plan_insight where district_code = :district and plan_id = :plan and revision < :revision

update plan set revision = :revision where district_code = :district and id = :plan and revision = :revision - 1 returning revision

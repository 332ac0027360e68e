select count(*)::int as districts from district

session.district_code = :district
  and least(session.expires_at, coalesce(session.ended_at, session.expires_at)) < :before::timestamptz

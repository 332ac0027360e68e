session.expires_at > now() and (session.ended_at is null or session.ended_at > now())

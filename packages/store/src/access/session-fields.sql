session.family as id, session.account_id, session.method, session.address, session.user_agent, session.created_at,
  session.seen_at, session.expires_at

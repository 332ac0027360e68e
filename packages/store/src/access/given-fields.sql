given.id, given.account_id, given.role, given.scope_kind, given.scope_id, given.begins_at, given.ends_at, given.reason,
  given.granted_at, given.granted_by, given.revoked_at

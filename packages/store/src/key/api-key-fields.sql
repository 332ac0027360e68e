api_key.id, api_key.department_id, api_key.name, api_key.scopes, api_key.created_at, api_key.created_by, api_key.expires_at,
  api_key.last_used_at, api_key.revoked_at, api_key.revoked_by, api_key.replaces_id

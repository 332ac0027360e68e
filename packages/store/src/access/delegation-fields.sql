delegation.id, delegation.from_account_id, absent.display_name as from_name, delegation.to_account_id,
  acting.display_name as to_name, delegation.reason, delegation.begins_at, delegation.ends_at, delegation.created_at,
  delegation.revoked_at

insert into audit_entry (district_code, account_id, account_name, action, object_kind, object_id, reason, before, after)
values (:district, :account_id, :account_name, :action, :object_kind, :object_id, :reason, :before::jsonb, :after::jsonb)
returning id

insert into audit_entry (district_code, account_id, account_name, action, object_kind, object_id, reason, before, after,
  acting_for, person_id, sealed)
values (:district, :account_id, :account_name, :action, :object_kind, :object_id, :reason, :before::jsonb, :after::jsonb,
  :acting_for::text[], :person_id, :sealed)
returning id

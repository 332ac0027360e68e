insert into account_grant as given (district_code, id, account_id, role, scope_kind, scope_id, begins_at, ends_at, reason, granted_by)
values (:district, :id, :account, :role, :scope_kind, :scope_id, coalesce(:begins::timestamptz, clock_timestamp()),
  :ends::timestamptz, :reason, :by)
returning
-- include ./given-fields.sql

insert into delegation (district_code, id, from_account_id, to_account_id, reason, begins_at, ends_at, created_by)
values (:district, :id, :from, :to, :reason, :begins::timestamptz, :ends::timestamptz, :by)
returning id

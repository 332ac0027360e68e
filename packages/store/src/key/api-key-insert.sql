insert into api_key (district_code, id, department_id, name, secret_hash, scopes, created_by, created_by_id, expires_at, replaces_id)
values (:district, :id, :department, :name, :secret_hash, :scopes::text[], :by, :by_id, :expires_at, :replaces)
returning
-- include ./api-key-fields.sql

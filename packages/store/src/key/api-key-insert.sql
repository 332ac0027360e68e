insert into api_key (district_code, id, department_id, name, secret_hash, scopes, created_by, expires_at, replaces_id)
values (:district, :id, :department, :name, :secret_hash, :scopes::text[], :by, :expires_at, :replaces)
returning
-- include ./api-key-fields.sql

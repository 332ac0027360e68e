-- None where the name is taken.
insert into account (district_code, id, name, display_name, role, department_id, password_hash, password_must_change)
values (:district, :id, :name, :display_name, :role, :department, :password_hash, :must_change)
on conflict (district_code, name) do nothing
returning id

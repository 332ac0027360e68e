insert into business (district_code, id, department_id, name, items, officers_per_grid, begins, ends, registered_by)
values (:district, :id, :department, :name, :items::text[], :officers, :begins::date, :ends::date, :by)
returning id

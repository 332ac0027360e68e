insert into retention_run (district_code, id) values (:district, :id)
returning id

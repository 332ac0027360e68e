insert into grid_change_request (district_code, id, department_id, grid_code, text, location, land, account_id, account_name)
values (:district, :id, :department, :grid, :text, ST_SetSRID(ST_MakePoint(:lon, :lat), 4490),
  ST_SetSRID(ST_GeomFromGeoJSON(:land), 4490), :account, :account_name)
returning id

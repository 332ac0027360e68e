insert into plan_comment (district_code, id, plan_id, kind, text, location, community_id, grid_code, revision, department_id,
  account_id, account_name)
values (:district, :id, :plan, :kind, :text, ST_SetSRID(ST_MakePoint(:lon, :lat), 4490), :community, :grid, :revision,
  :department, :account, :account_name)
returning id

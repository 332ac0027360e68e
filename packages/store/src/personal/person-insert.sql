insert into person (district_code, id, name_mask, telephone_mask, identity_mask, home_mask, telephone_index,
  identity_index, town_id, community_id, grid_code, department_ids, needed_at)
values (:district, :id, :name_mask, :telephone_mask, :identity_mask, :home_mask, :telephone_index, :identity_index,
  :town, :community, :grid, :departments::text[], :needed_at::timestamptz)
returning id

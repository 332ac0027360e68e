person.id, person.name_mask, person.telephone_mask, person.identity_mask, person.home_mask, person.town_id,
  person.community_id, person.grid_code, person.department_ids, person.created_at, person.needed_at, person.erased_at

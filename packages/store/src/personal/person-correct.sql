update person set name_mask = :name_mask, telephone_mask = :telephone_mask, identity_mask = :identity_mask,
  home_mask = :home_mask, telephone_index = :telephone_index, identity_index = :identity_index
where district_code = :district and id = :id
returning id

-- What is left of a person who was erased: that there was one, where, and what for.
update person set name_mask = '', telephone_mask = null, identity_mask = null, home_mask = null,
  telephone_index = null, identity_index = null, erased_at = clock_timestamp()
where district_code = :district and id = :id
returning id

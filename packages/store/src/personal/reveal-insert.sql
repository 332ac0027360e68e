insert into person_reveal (district_code, id, person_id, account_id, fields, purpose, reason)
values (:district, :id, :person, :account, :fields::text[], :purpose, :reason)
returning id

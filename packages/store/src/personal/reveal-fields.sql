person_reveal.id, person_reveal.person_id, person_reveal.account_id, person_reveal.fields, person_reveal.purpose,
  person_reveal.reason, person_reveal.at, (
    select account.display_name from account
    where account.district_code = person_reveal.district_code and account.id = person_reveal.account_id
  ) as account_name

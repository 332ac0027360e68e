-- Other accounts that may administer the district without limit. Locks them, so that two cannot leave at once.
select count(*)::int as others from (
  select id from account
  where district_code = :district and id <> :id and role = 'administrator' and disabled_at is null
  order by id for update
) as other

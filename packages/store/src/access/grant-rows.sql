-- What accounts' grants follow from, as it stands: they, those for whom they act, and what either was given.
with delegated as (
  select * from delegation
  where district_code = :district and to_account_id = any (:ids::text[]) and revoked_at is null and ends_at > now()
), concerned as (
  select unnest(:ids::text[]) as id union select from_account_id from delegated
)
select now() as at,
  (
    select coalesce(jsonb_agg(jsonb_build_object('id', account.id, 'role', account.role,
      'departmentId', account.department_id, 'disabledAt', account.disabled_at)), '[]')
    from account join concerned on concerned.id = account.id where account.district_code = :district
  ) as accounts,
  (
    select coalesce(jsonb_agg(jsonb_build_object('accountId', given.account_id, 'role', given.role,
      'scopeKind', given.scope_kind, 'scopeId', given.scope_id, 'beginsAt', given.begins_at, 'endsAt', given.ends_at,
      'revokedAt', given.revoked_at) order by given.granted_at, given.id), '[]')
    from account_grant given join concerned on concerned.id = given.account_id
    where given.district_code = :district and given.revoked_at is null
  ) as given,
  (
    select coalesce(jsonb_agg(jsonb_build_object('fromAccountId', delegated.from_account_id,
      'toAccountId', delegated.to_account_id, 'beginsAt', delegated.begins_at, 'endsAt', delegated.ends_at,
      'revokedAt', delegated.revoked_at) order by delegated.created_at, delegated.id), '[]')
    from delegated
  ) as delegations

  page.at, page.account_id, page.account_name, page.action, page.object_kind, page.object_id, page.reason, page.before,
  page.after, page.person_id, link.position::text as position, encode(link.hash, 'hex') as hash,
  coalesce((
    select array_agg(coalesce(account.display_name, acting.id) order by acting.place)
    from unnest(page.acting_for) with ordinality as acting (id, place)
    left join account on account.district_code = page.district_code and account.id = acting.id
  ), '{}') as acting_for

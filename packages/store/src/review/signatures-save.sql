with saved as (
  insert into review_signature (district_code, review_id, community_id, department_id, approved, account_id, account_name, comment)
  select :district, :review, community_id, :department, :approved, :account, :account_name, :comment
  from unnest(:communities::text[]) as community_id
  on conflict (district_code, review_id, community_id, department_id) do update
    set approved = excluded.approved, account_id = excluded.account_id, account_name = excluded.account_name,
      comment = excluded.comment, at = clock_timestamp()
  returning 1
) select count(*)::int as saved from saved

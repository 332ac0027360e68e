with changed as (
  update account
  set display_name = :display_name, role = :role, department_id = :department,
    disabled_at = case when :disabled::boolean then coalesce(disabled_at, clock_timestamp()) end
  where district_code = :district and id = :id
  returning 1
) select count(*)::int as changed from changed

with answered as (
  update grid_change_request
  set accepted = :accepted, answer = :answer, answered_by = :account_name, answered_at = clock_timestamp(), plan_id = :plan
  where district_code = :district and id = :id and accepted is null
  returning 1
) select count(*)::int as answered from answered

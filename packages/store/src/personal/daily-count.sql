-- How often an account has done something in the last 24 hours, as far as the limit goes; and when the first of these
-- counts no more. One row.
with done as (
  select at from audit_entry
  where district_code = :district and account_id = :account and action = :action
    and at > clock_timestamp() - interval '24 hours'
  order by id desc
  limit :limit::integer
)
select count(*)::int as done, min(at) + interval '24 hours' as until from done

-- How many different persons an account has seen in the last 24 hours, besides one; and when the first of them counts
-- no more. One row.
with seen as (
  select person_id, max(at) as at from person_reveal
  where district_code = :district and account_id = :account and at > clock_timestamp() - interval '24 hours'
    and person_id is distinct from :besides::text
  group by person_id
)
select count(*)::int as persons, min(at) + interval '24 hours' as until,
  (select reveals_per_day from privacy_setting where district_code = :district) as most
from seen

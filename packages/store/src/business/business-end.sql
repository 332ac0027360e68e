-- Ends a business today, or on its last day where that has passed; one that has not begun yet never runs.
with ended as (
  update business set ended_at = clock_timestamp(), ends = least(coalesce(ends, (now() at time zone :zone::text)::date), greatest((now() at time zone :zone::text)::date, begins))
  where district_code = :district and id = :id and ended_at is null
  returning 1
) select count(*)::int as ended from ended

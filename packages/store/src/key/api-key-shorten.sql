-- Lets a key that was replaced work for a while longer, and never longer than it would have.
update api_key
set expires_at = greatest(least(expires_at, clock_timestamp() + make_interval(secs => :overlap_seconds::double precision)),
  created_at + interval '1 microsecond')
where district_code = :district and id = :id
returning id

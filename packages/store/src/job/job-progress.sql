-- Says how far a running job is, keeps it alive, and answers whether it is asked to stop.
update job set stages = :stages::jsonb, stage = coalesce(:stage, stage), fraction = coalesce(:fraction::float8, fraction),
  heartbeat_at = clock_timestamp()
where district_code = :district and id = :id and state = 'running'
returning cancel_requested

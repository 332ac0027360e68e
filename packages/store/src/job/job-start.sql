-- Takes a queued job; no row where somebody cancelled or took it.
update job set state = 'running', started_at = clock_timestamp(), heartbeat_at = clock_timestamp()
where district_code = :district and id = :id and state = 'queued'
returning id

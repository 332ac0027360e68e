-- A queued job ends at once, a running one is asked to; a finished one is not touched and gives no row.
update job set
  cancel_requested = true,
  state = case when state = 'queued' then 'cancelled' else state end,
  finished_at = case when state = 'queued' then clock_timestamp() else finished_at end
where district_code = :district and id = :id and state in ('queued', 'running')
returning state

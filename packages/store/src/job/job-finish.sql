update job set state = :state, stages = :stages::jsonb, result = :result::jsonb, error = :error::jsonb, finished_at = clock_timestamp(),
  fraction = case when :state = 'done' then 1 else fraction end
where district_code = :district and id = :id and state = 'running'
returning id

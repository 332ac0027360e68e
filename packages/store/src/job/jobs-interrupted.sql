-- Running jobs whose process is gone: all of them where one process owns the database, else those without a
-- sign of life for a minute.
update job set state = 'failed', error = '{"code": "interrupted", "params": {}}', finished_at = clock_timestamp()
where state = 'running' and (:sole_owner::boolean or heartbeat_at < clock_timestamp() - interval '60 seconds')
returning district_code, id

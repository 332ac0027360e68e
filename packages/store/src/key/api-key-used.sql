-- Once a minute, so that a busy key is not a write for each of its requests.
update api_key set last_used_at = date_trunc('minute', clock_timestamp())
where district_code = :district and id = :id
  and (last_used_at is null or last_used_at < date_trunc('minute', clock_timestamp()))

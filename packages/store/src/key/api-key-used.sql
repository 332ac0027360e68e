-- Once a minute, so that a busy key is not a write for each of its requests. Tells the first use of a day in China.
with before as (
  select id, name, last_used_at from api_key where district_code = :district and id = :id for update
)
update api_key set last_used_at = date_trunc('minute', clock_timestamp())
from before
where api_key.district_code = :district and api_key.id = before.id
  and (api_key.last_used_at is null or api_key.last_used_at < date_trunc('minute', clock_timestamp()))
returning before.name, (before.last_used_at is null or (before.last_used_at at time zone 'Asia/Shanghai')::date
  < (clock_timestamp() at time zone 'Asia/Shanghai')::date) as first_of_day

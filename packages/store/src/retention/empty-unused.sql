-- Empties uploads of which nothing was made, each with all its files.
with old as materialized (
  select received_file.id from received_file where
-- include ./due-unused.sql
  order by received_file.received_at, received_file.id limit :limit for update of received_file skip locked
), emptied as (
  update received_file set content = '', emptied_at = clock_timestamp()
  where district_code = :district and emptied_at is null
    and (id in (select id from old) or upload_id in (select id from old))
  returning 1
) select count(*)::int as done from old

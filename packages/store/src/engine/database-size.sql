-- Bytes that the database has on the disk; always one row.
select pg_database_size(current_database())::text as bytes

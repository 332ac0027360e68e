-- Held until the transaction ends: of two who set up a district at once, the second then sees the first one's.
select pg_advisory_xact_lock(4490002)::text as locked

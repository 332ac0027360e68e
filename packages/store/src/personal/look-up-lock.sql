-- One transaction at a time counts and looks up for an account. One row.
select pg_advisory_xact_lock(hashtextextended('look-up ' || :district || ' ' || :account, 0)) is null as locked

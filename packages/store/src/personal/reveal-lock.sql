-- One transaction at a time counts and reveals for an account. One row.
select pg_advisory_xact_lock(hashtextextended('reveal ' || :district || ' ' || :account, 0)) is null as locked

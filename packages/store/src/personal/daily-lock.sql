-- One transaction at a time counts and does something for an account. One row.
select pg_advisory_xact_lock(hashtextextended(:action || ' ' || :district || ' ' || coalesce(:account, ''), 0)) is null as locked

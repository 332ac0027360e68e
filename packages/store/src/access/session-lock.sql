-- One at a time ends or exchanges tokens of a family: what is written meanwhile is then seen.
select pg_advisory_xact_lock(hashtextextended(:district || ' ' || :family, 4490)) is null as locked

-- The sequences of the program's tables, by name, with their step.
select relname as name, seqincrement::text as step
from pg_class join pg_sequence on seqrelid = oid
where relnamespace = 'public'::regnamespace
order by relname collate "C"

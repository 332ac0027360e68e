with session as (
-- include ./session-families.sql
)
select
-- include ./session-fields.sql
from session

select
-- include ./given-fields.sql
from account_grant given
where given.district_code = :district and given.account_id = any (:ids::text[])
order by given.granted_at desc, given.id

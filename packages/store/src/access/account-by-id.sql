select
-- include ./account-fields.sql
from account where account.district_code = :district and account.id = :id

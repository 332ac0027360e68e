-- How many keys of a department work; always one row. The department's row is held, so that two do not count at once.
select count(api_key.id)::int as working
from (select 1 from department where district_code = :district and id = :department for update) as held
left join api_key on api_key.district_code = :district and api_key.department_id = :department
  and api_key.revoked_at is null and api_key.expires_at > clock_timestamp()

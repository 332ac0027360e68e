-- How many keys of a department work; always one row.
select count(*)::int as working from api_key
where district_code = :district and department_id = :department and revoked_at is null and expires_at > clock_timestamp()

-- The appeals within a reach. Each part has an index of its own, so that a small reach reads few rows.
select id from appeal where district_code = :district and department_id = any(:reach_departments::text[])
union all
-- include ./ids-of-places-in-reach.sql

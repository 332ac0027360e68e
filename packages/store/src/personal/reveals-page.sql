-- Looks behind masks, of a person or by an account, newest first. One row with a null id where the page is empty.
with matching as not materialized (
  select * from person_reveal
  where district_code = :district and (:person::text is null or person_id = :person)
    and (:account::text is null or account_id = :account)
), page as (
  select * from matching
  where :after0::text is null or (at, id) < (:after0::timestamptz, :after1)
  order by at desc, id desc limit :limit
)
select counted.total, person_reveal.at::text as key0, person_reveal.id as key1,
-- include ./reveal-fields.sql
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page as person_reveal on true
order by person_reveal.at desc, person_reveal.id desc

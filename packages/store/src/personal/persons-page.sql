-- Persons, newest first, as far as the asker sees any. One row with a null id where the page is empty.
with matching as not materialized (
  select * from person
  where district_code = :district
    and (:everything::boolean or town_id = any (:towns::text[]) or community_id = any (:communities::text[])
      or grid_code = any (:grids::text[]) or department_ids && :departments::text[])
    and (:telephone::bytea is null or telephone_index = :telephone)
    and (:identity::bytea is null or identity_index = :identity)
    and (:community::text is null or community_id = :community)
    and (:grid::text is null or grid_code = :grid)
    and (:erased::boolean is null or (erased_at is not null) = :erased)
), page as (
  select * from matching
  where :after0::text is null or (created_at, id) < (:after0::timestamptz, :after1)
  order by created_at desc, id desc limit :limit
)
select counted.total, person.created_at::text as key0, person.id as key1,
-- include ./person-fields.sql
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page as person on true
order by person.created_at desc, person.id desc

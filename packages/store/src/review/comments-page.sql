-- Comments on a plan, newest first, with their answers. One row with a null id where the page is empty.
with matching as not materialized (
  select * from plan_comment
  where district_code = :district and plan_id = :plan
    and (:community::text is null or community_id = :community)
    and (:open::boolean is null or (resolved_at is null) = :open)
), page as (
  select * from matching
  where :after0::text is null or (created_at, id) < (:after0::timestamptz, :after1)
  order by created_at desc, id desc limit :limit
)
select counted.total, comment.created_at::text as key0, comment.id as key1,
-- include ./comment-fields.sql
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page as comment on true
order by comment.created_at desc, comment.id desc

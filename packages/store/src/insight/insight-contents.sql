-- Each plan is asked at the revision in the same place of the other list.
select insight.plan_id, insight.content
from unnest(:plans::text[], :revisions::integer[]) as asked(plan_id, revision)
join plan_insight as insight on insight.district_code = :district and insight.plan_id = asked.plan_id
  and insight.revision = asked.revision and insight.kind = :kind

-- Keeps an insight of a revision that the plan has had; no row where it is kept already.
insert into plan_insight (district_code, plan_id, revision, kind, content)
select district_code, id, :revision, :kind, :content::jsonb from plan
where district_code = :district and id = :plan and revision >= :revision
on conflict do nothing
returning kind

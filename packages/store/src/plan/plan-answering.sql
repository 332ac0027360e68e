-- The proposal on a plan that answers a question about it; no row where there is none.
select id from plan
where district_code = :district and origin ->> 'fromPlanId' = :plan and origin -> 'answers' = :question::jsonb

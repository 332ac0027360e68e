select id, content from plan_insight_item
where district_code = :district and plan_id = :plan and revision = :revision and kind = :kind and id = any(:ids::text[])

-- The appeals within a reach. Each part has an index of its own, so that a small reach reads few rows; grids and areas are
-- those that were worked out before.
select id from appeal where district_code = :district and department_id = any(:reach_departments::text[])
union all
select appeal_id from appeal_area where district_code = :district and town_id = any(:reach_towns::text[])
union all
select appeal_id from appeal_area where district_code = :district and community_id = any(:reach_communities::text[])
union all
select appeal_id from appeal_grid
where district_code = :district and plan_id = :reach_plan and grid_code = any(:reach_grids::text[])

-- The appeals of the places within a reach. Grids and areas are those that were worked out before.
select appeal_id from appeal_area where district_code = :district and town_id = any(:reach_towns::text[])
union all
select appeal_id from appeal_area where district_code = :district and community_id = any(:reach_communities::text[])
union all
select appeal_id from appeal_grid
where district_code = :district and plan_id = :reach_plan and grid_code = any(:reach_grids::text[])

-- How many appeals are within a reach, up to one above what lists count. No part has to be counted further by itself.
select count(*)::int as size from (
  (select id from appeal
    where district_code = :district and department_id = any(:reach_departments::text[]) limit 10001)
  union
  (select appeal_id from appeal_area where district_code = :district and town_id = any(:reach_towns::text[]) limit 10001)
  union
  (select appeal_id from appeal_area
    where district_code = :district and community_id = any(:reach_communities::text[]) limit 10001)
  union
  (select appeal_id from appeal_grid
    where district_code = :district and plan_id = :reach_plan and grid_code = any(:reach_grids::text[]) limit 10001)
) as within

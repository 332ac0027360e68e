select id, number, category, status, title, ST_X(location) as lon, ST_Y(location) as lat, requested_at, closed_at
from appeal where appeal.district_code = :district and appeal.id = :id and (
  appeal.department_id = any(:reach_departments::text[])
  or exists (
    select from appeal_area as area where area.district_code = appeal.district_code and area.appeal_id = appeal.id
      and (area.town_id = any(:reach_towns::text[]) or area.community_id = any(:reach_communities::text[])))
  or exists (
    select from appeal_grid as place where place.district_code = appeal.district_code and place.plan_id = :reach_plan
      and place.appeal_id = appeal.id and place.grid_code = any(:reach_grids::text[])))

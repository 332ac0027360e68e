-- One look at an appeal's places at a time: collected first, places beyond what memory takes are gone through for each
-- appeal anew. A kind of place that the reach names none of is looked at nowhere.
(appeal.department_id = any(:reach_departments::text[])
  or (cardinality(:reach_towns::text[]) + cardinality(:reach_communities::text[]) > 0 and (
    select area.town_id = any(:reach_towns::text[]) or area.community_id = any(:reach_communities::text[])
    from appeal_area as area where area.district_code = appeal.district_code and area.appeal_id = appeal.id))
  or (cardinality(:reach_grids::text[]) > 0 and (
    select place.grid_code = any(:reach_grids::text[]) from appeal_grid as place
    where place.district_code = appeal.district_code and place.plan_id = :reach_plan and place.appeal_id = appeal.id)))

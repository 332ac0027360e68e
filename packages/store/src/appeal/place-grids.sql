-- Places every appeal that has no place yet; one on a common border lies in the first grid by code.
insert into appeal_grid (district_code, plan_id, appeal_id, grid_code)
select appeal.district_code, :plan, appeal.id, place.code
from appeal
left join lateral (
  select grid.code from grid
  where grid.district_code = appeal.district_code and grid.plan_id = :plan and upper_inf(grid.lifespan)
    and ST_Intersects(grid.geometry, appeal.location)
  order by grid.code limit 1
) as place on true
where appeal.district_code = :district and not exists (
  select from appeal_grid as known
  where known.district_code = appeal.district_code and known.plan_id = :plan and known.appeal_id = appeal.id
)
on conflict do nothing

-- The grid of each place, null outside; a place on a common border lies in the first grid by code.
select point.position, place.code
from jsonb_to_recordset(:points::jsonb) as point(position integer, geometry text)
left join lateral (
  select grid.code from grid
  where grid.district_code = :district and grid.plan_id = :plan and upper_inf(grid.lifespan)
    and ST_Intersects(grid.geometry, ST_SetSRID(ST_GeomFromGeoJSON(point.geometry), 4490))
  order by grid.code limit 1
) as place on true
order by point.position

-- Grids on the other side of an arc; a common corner is no arc.
select distinct side.code, side.other
from arc
cross join lateral (values (arc.left_code, arc.right_code), (arc.right_code, arc.left_code)) as side(code, other)
where arc.district_code = :district and arc.plan_id = :plan and upper_inf(arc.lifespan)
  and side.code = any(:codes::text[]) and side.other is not null
order by side.code, side.other

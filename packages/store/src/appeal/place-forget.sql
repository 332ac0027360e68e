-- Forgets the places that edits since the placed revision may have moved: appeals of a grid that changed or
-- went, and those that a changed grid holds now.
with changed as (
  select code, upper_inf(lifespan) as live, geometry from grid
  where district_code = :district and plan_id = :plan
    and (lower(lifespan) > :placed or (not upper_inf(lifespan) and upper(lifespan) > :placed))
)
delete from appeal_grid
where district_code = :district and plan_id = :plan and (
  grid_code in (select code from changed)
  or appeal_id in (
    select appeal.id from changed
    join appeal on appeal.district_code = :district and ST_Intersects(changed.geometry, appeal.location)
    where changed.live
  )
)

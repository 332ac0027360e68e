-- What a plan was made of at a revision, as the first revision of another. Atoms are shared: they never change. `strays`
-- are grids whose number of atoms is not that of the atoms copied.
with assigned as (
  insert into assignment (district_code, plan_id, base_id, atom_id, grid_code, lifespan)
  select district_code, :plan, base_id, atom_id, grid_code, '[1,)' from assignment
  where district_code = :district and plan_id = :source and lifespan @> :revision::integer
  returning grid_code
), drawn as (
  insert into grid (district_code, plan_id, code, lifespan, households, area_m2, atom_count, geometry)
  select district_code, :plan, code, '[1,)', households, area_m2, atom_count, geometry from grid
  where district_code = :district and plan_id = :source and lifespan @> :revision::integer
  returning code, atom_count
), bordered as (
  insert into arc (district_code, plan_id, id, lifespan, geometry, left_code, right_code, class, supporters, opponents, silent,
    length_m, moved_m_p50, moved_m_max)
  -- Ids as a first revision has them: later ones will be counted on.
  select district_code, :plan, '000001-' || lpad((row_number() over (order by id) - 1)::text, 6, '0'), '[1,)', geometry, left_code, right_code, class, supporters, opponents, silent, length_m,
    moved_m_p50, moved_m_max from arc
  where district_code = :district and plan_id = :source and lifespan @> :revision::integer
  returning 1
), divided as (
  insert into micro_assignment (district_code, plan_id, base_id, atom_id, micro, lifespan)
  select district_code, :plan, base_id, atom_id, micro, '[1,)' from micro_assignment
  where district_code = :district and plan_id = :source and lifespan @> :revision::integer
  returning 1
), marked as (
  insert into plan_mark (district_code, plan_id, kind, key, value, lifespan)
  select district_code, :plan, kind, key, value, '[1,)' from plan_mark
  where district_code = :district and plan_id = :source and lifespan @> :revision::integer
  returning 1
), filled as (
  select grid_code as code, count(*)::int as atom_count from assigned group by grid_code
)
select (select count(*)::int from assigned) as atoms, (select count(*)::int from drawn) as grids,
  (select count(*)::int from filled full join drawn using (code) where filled.atom_count is distinct from drawn.atom_count) as strays,
  (select count(*)::int from bordered) as arcs, (select count(*)::int from divided) as micro, (select count(*)::int from marked) as marks

-- Always one row: how many accepted layers there are, and the share of a layer that lies inside the outline,
-- at least: a layer read in the wrong reference system lies half a kilometre off.
with layers as (
  select l.department_id, ST_Collect(g.geometry) as geometry
  from layer l join legacy_grid g on g.district_code = l.district_code and g.layer_id = l.id
  where l.district_code = :district and l.status = 'accepted' group by l.department_id
), inside as (
  select l.department_id,
    sum(ST_Area(ST_Intersection(part.geom, d.outline)::geography)) / sum(ST_Area(part.geom::geography)) as share
  from layers l cross join lateral ST_Dump(l.geometry) as part join district d on d.code = :district
  group by l.department_id
)
select count(*)::int as layers, min(share) as least_inside from inside

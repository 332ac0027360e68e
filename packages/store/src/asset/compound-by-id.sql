select compound.id, compound.name, compound.kind, compound.address, ST_AsGeoJSON(compound.geometry, 7, 0) as geometry,
  held.buildings, held.households
from compound
cross join lateral (
  select count(*)::int as buildings, coalesce(sum(building.households), 0)::int as households
  from building where building.district_code = compound.district_code and building.compound_id = compound.id
) as held
where compound.district_code = :district and compound.id = :id

select building.id, building.name, building.address, building.households,
  ST_AsGeoJSON(building.geometry, 7, 0) as geometry, compound.name as compound
from building
left join compound on compound.district_code = building.district_code and compound.id = building.compound_id
where building.district_code = :district and building.id = :id

select ST_AsMVT(tile, 'buildings', 4096, 'geometry') as tile
from (
  select id, name, kind, floors,
    ST_AsMVTGeom(ST_Transform(ST_SetSRID(geometry, 4326), 3857), ST_TileEnvelope($2, $3, $4), 4096, 128) as geometry
  from building
  where district_code = $1 and geometry && ST_SetSRID(ST_Transform(ST_TileEnvelope($2, $3, $4), 4326), 4490)
) as tile
where geometry is not null

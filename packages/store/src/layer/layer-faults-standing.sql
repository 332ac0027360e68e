-- What a layer's kept faults were found in, and what they would be found in now: its repairs, and the outline and the
-- buildings as they were last brought. No row where there is no such layer.
select layer.faults_of as kept, md5(coalesce(layer.repairs::text, '') || coalesce((
  select string_agg(kind || imported_at::text, ',' order by kind) from base_data_source
  where base_data_source.district_code = layer.district_code and kind in ('outline', 'buildings')
), '')) as now
from layer
where district_code = :district and id = :layer

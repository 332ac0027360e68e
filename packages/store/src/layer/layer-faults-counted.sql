select kind, count(*)::int as count, coalesce(sum((content ->> 'areaM2')::float8), 0) as area_m2
from layer_fault
where district_code = :district and layer_id = :layer
group by kind
order by kind

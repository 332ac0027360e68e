-- Seven rows: every kind with its count and extent (null without anything).
with shape as (
  select 'outline' as kind, outline as geometry from district where code = :district and outline is not null
  union all select 'towns', geometry from town where district_code = :district and not made_up
  union all select 'communities', geometry from community where district_code = :district
  union all select 'compounds', geometry from compound where district_code = :district
  union all select 'buildings', geometry from building where district_code = :district
  union all select 'streets', geometry from street where district_code = :district
  union all select 'water', geometry from water where district_code = :district
), counted as (
  select kind, count(*)::int as count, ST_Extent(geometry) as extent from shape group by kind
)
select known.kind, coalesce(counted.count, 0) as count,
  case when extent is null then null
    else array[ST_XMin(extent), ST_YMin(extent), ST_XMax(extent), ST_YMax(extent)] end as bounds
from unnest(:kinds::text[]) with ordinality as known(kind, place)
left join counted on counted.kind = known.kind
order by known.place

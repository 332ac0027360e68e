-- Tables of figures that have more than doubled since the database last counted them, or were never counted.
select relation.relname as name
from pg_class as relation
where relation.oid = any(array['appeal', 'appeal_area', 'appeal_grid', 'building', 'building_area', 'community', 'grid']::regclass[])
  and pg_relation_size(relation.oid) > 2 * current_setting('block_size')::integer * (relation.relpages::bigint + 4)
order by relation.relname

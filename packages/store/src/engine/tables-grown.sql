-- Which of these tables have more than doubled since the database last counted them, or were never counted.
select relation.relname as name
from pg_class as relation
where relation.oid = any(:tables::text[]::regclass[])
  and pg_relation_size(relation.oid) > 2 * current_setting('block_size')::integer * (relation.relpages::bigint + 4)
order by relation.relname

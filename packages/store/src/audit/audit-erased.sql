-- Lines whose personal part nobody can read any more: the key is gone.
select count(*)::int as erased
from audit_entry entry
where entry.district_code = :district and entry.person_id is not null and entry.sealed is not null and not exists (
  select 1 from person_key where person_key.district_code = entry.district_code and person_key.person_id = entry.person_id)

-- Links of the chain with the lines that they are of, each as the texts that go into the hash. Nothing is judged here.
select link.position::text as position, to_char(link.day, 'YYYY-MM-DD') as day, link.entry_id::text as entry_id,
  encode(link.previous_hash, 'hex') as previous_hash, encode(link.hash, 'hex') as hash,
  entry.id::text as id, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  to_char(entry.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as written_on,
  entry.account_id, entry.account_name, entry.action, entry.object_kind, entry.object_id, entry.reason,
  entry.before::text as before, entry.after::text as after, entry.acting_for, entry.person_id,
  encode(entry.sealed, 'hex') as sealed
from audit_link link
left join audit_entry entry on entry.district_code = link.district_code and entry.id = link.entry_id
where link.district_code = :district and link.position > :after
order by link.position limit :limit

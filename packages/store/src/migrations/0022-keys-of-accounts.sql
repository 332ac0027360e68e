-- Which account made a key or put one in another's place, besides its name then: who leaves may still know its secret.
alter table api_key add column created_by_id text collate "C";

update api_key set created_by_id = (
  select audit_entry.account_id from audit_entry
  where audit_entry.district_code = api_key.district_code and audit_entry.object_kind = 'api-key'
    and audit_entry.object_id = api_key.id and audit_entry.action in ('key.create', 'key.rotate')
  order by audit_entry.id limit 1
);

create index api_key_maker on api_key (district_code, created_by_id) where revoked_at is null;

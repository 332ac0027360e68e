-- Links of the audit log: each line's hash covers the line and the hash before it, in the order in which
-- transactions ended. A chain a district; each day of it can be told apart by where it ends.
alter table audit_entry
  -- Accounts on whose behalf it was done, by delegation.
  add column acting_for text[],
  -- Of whom `sealed` tells; both null where nothing of a person is told.
  add column person_id text collate "C",
  -- Before and after of what is personal, encrypted with the person's key.
  add column sealed bytea;

create table audit_link (
  district_code text collate "C" not null,
  -- The day in China on which the line was written.
  day date not null,
  position bigint not null,
  entry_id bigint not null,
  previous_hash bytea not null check (octet_length(previous_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (district_code, position),
  foreign key (district_code, entry_id) references audit_entry
);

create unique index audit_link_entry on audit_link (district_code, entry_id);

create index audit_link_day on audit_link (district_code, day, position);

-- Where each district's chain ends; the row is what transactions queue at.
create table audit_head (
  district_code text collate "C" not null primary key references district,
  position bigint not null,
  hash bytea not null
);

-- A field as the hash takes it in: its length in bytes and itself, so that no two lines read alike.
create function audit_field(value text) returns text language sql immutable parallel safe as
$$ select case when value is null then '-' else octet_length(convert_to(value, 'UTF8'))::text || ':' || value end || ',' $$;

-- The text of a line whose UTF-8 bytes, after the hash before it, are hashed with SHA-256.
create function audit_text(line audit_entry, place bigint) returns text language sql stable as
$$
  select audit_field(line.district_code) || audit_field(place::text) || audit_field(line.id::text)
    || audit_field(to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
    || audit_field(line.account_id) || audit_field(line.account_name) || audit_field(line.action)
    || audit_field(line.object_kind) || audit_field(line.object_id) || audit_field(line.reason)
    || audit_field(line.before::text) || audit_field(line.after::text)
    || audit_field(array_to_string(line.acting_for, ' ')) || audit_field(line.person_id)
    || audit_field(encode(line.sealed, 'hex'))
$$;

-- Runs when the transaction commits, after everything else that it waits for: whoever holds the head waits for nobody.
create function link_audit_entry() returns trigger language plpgsql security definer set search_path = public, pg_temp as
$$
declare
  head audit_head;
  next_hash bytea;
begin
  select * into head from audit_head where district_code = new.district_code for update;
  if not found then
    -- Of two first lines one waits here for the other.
    insert into audit_head (district_code, position, hash) values (new.district_code, 0, decode(repeat('00', 32), 'hex'))
    on conflict do nothing;
    select * into head from audit_head where district_code = new.district_code for update;
  end if;
  next_hash := sha256(head.hash || convert_to(audit_text(new, head.position + 1), 'UTF8'));
  insert into audit_link (district_code, day, position, entry_id, previous_hash, hash)
  values (new.district_code, (new.at at time zone 'Asia/Shanghai')::date, head.position + 1, new.id, head.hash, next_hash);
  update audit_head set position = head.position + 1, hash = next_hash where district_code = new.district_code;
  return null;
end $$;

-- Lines from before there was a chain are its beginning. The head is written once: updated for each line of a
-- transaction, it would leave as many versions to read through.
do $$
declare
  owner text;
  line audit_entry;
  place bigint;
  last bytea;
begin
  for owner in select distinct district_code from audit_entry loop
    place := 0;
    last := decode(repeat('00', 32), 'hex');
    for line in select * from audit_entry where district_code = owner order by id loop
      place := place + 1;
      insert into audit_link (district_code, day, position, entry_id, previous_hash, hash)
      values (owner, (line.at at time zone 'Asia/Shanghai')::date, place, line.id, last,
        sha256(last || convert_to(audit_text(line, place), 'UTF8')))
      returning hash into last;
    end loop;
    insert into audit_head (district_code, position, hash) values (owner, place, last);
  end loop;
end $$;

create constraint trigger audit_entry_is_linked after insert on audit_entry deferrable initially deferred
  for each row execute function link_audit_entry();

create trigger audit_link_is_final before update or delete or truncate on audit_link
  for each statement execute function refuse_audit_change();

create index audit_entry_time on audit_entry (district_code, at desc, id desc);

create index audit_entry_account on audit_entry (district_code, account_id, id desc);

create index audit_entry_person on audit_entry (district_code, person_id, id desc) where person_id is not null;

-- One statement ends with a semicolon and a blank line. Every key starts with the district, so that tables
-- can later be partitioned or sharded by it. Sorted text compares by bytes on every engine.
create table district (
  code text collate "C" not null primary key check (code ~ '^[0-9]{6}$'),
  name text not null,
  name_en text not null,
  synthetic boolean not null,
  outline geometry(Geometry, 4490) not null,
  created_at timestamptz not null default now()
);

create table account (
  district_code text collate "C" not null references district,
  id text collate "C" not null,
  name text collate "C" not null,
  display_name text not null,
  role text not null check (role in ('planner', 'officer', 'leader', 'administrator')),
  password_hash text not null,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  primary key (district_code, id),
  unique (district_code, name)
);

create table session (
  district_code text collate "C" not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  account_id text collate "C" not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (district_code, token_hash),
  foreign key (district_code, account_id) references account
);

create table audit_entry (
  district_code text collate "C" not null,
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  account_id text collate "C",
  account_name text not null,
  action text not null,
  object_kind text not null,
  object_id text,
  reason text,
  before jsonb,
  after jsonb,
  primary key (district_code, id)
);

create index audit_entry_object on audit_entry (district_code, object_kind, object_id);

create function refuse_audit_change() returns trigger language plpgsql as
$$ begin raise exception 'the audit log is not editable' using errcode = 'insufficient_privilege'; end $$;

create trigger audit_entry_is_final before update or delete or truncate on audit_entry
  for each statement execute function refuse_audit_change();

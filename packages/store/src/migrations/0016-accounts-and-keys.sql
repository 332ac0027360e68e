-- Every role of the district's work. `role` stays what an account is for in the first place; what it may do besides,
-- and where, stands in account_grant.
alter table account drop constraint account_role_check;

alter table account
  add constraint account_role_check check (role in ('planner', 'officer', 'leader', 'grid-worker', 'grid-head',
    'micro-grid-officer', 'branch-secretary', 'building-head', 'community-worker', 'property-company', 'unit-liaison',
    'administrator')),
  -- Whoever signs in through an office's own provider has no password here.
  alter column password_hash drop not null,
  add column password_changed_at timestamptz not null default now(),
  add column password_must_change boolean not null default false,
  -- Hashes of the passwords before, newest first.
  add column password_history text[] not null default '{}',
  add column failed_attempts integer not null default 0,
  add column locked_until timestamptz,
  -- Encrypted with the server's key; confirmed once a code of it was entered.
  add column totp_sealed bytea,
  add column totp_confirmed_at timestamptz,
  -- A code is taken once: the greatest time step that was.
  add column totp_last_step bigint,
  add column oidc_issuer text collate "C",
  add column oidc_subject text collate "C";

create unique index account_oidc on account (district_code, oidc_issuer, oidc_subject) where oidc_subject is not null;

create table account_grant (
  district_code text collate "C" not null,
  id text collate "C" not null,
  account_id text collate "C" not null,
  role text not null check (role in ('planner', 'officer', 'leader', 'grid-worker', 'grid-head',
    'micro-grid-officer', 'branch-secretary', 'building-head', 'community-worker', 'property-company', 'unit-liaison',
    'administrator')),
  scope_kind text not null check (scope_kind in ('district', 'town', 'community', 'grid', 'department')),
  scope_id text collate "C",
  begins_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz,
  reason text,
  granted_at timestamptz not null default clock_timestamp(),
  granted_by text not null,
  revoked_at timestamptz,
  revoked_by text,
  primary key (district_code, id),
  foreign key (district_code, account_id) references account,
  check ((scope_kind = 'district') = (scope_id is null)),
  check ((revoked_at is null) = (revoked_by is null))
);

create index account_grant_account on account_grant (district_code, account_id);

-- Somebody acts for somebody who is away. What administrators may is not handed on.
create table delegation (
  district_code text collate "C" not null,
  id text collate "C" not null,
  from_account_id text collate "C" not null,
  to_account_id text collate "C" not null,
  reason text not null,
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null,
  revoked_at timestamptz,
  revoked_by text,
  primary key (district_code, id),
  foreign key (district_code, from_account_id) references account,
  foreign key (district_code, to_account_id) references account,
  check (from_account_id <> to_account_id),
  check (ends_at > begins_at),
  check ((revoked_at is null) = (revoked_by is null))
);

create index delegation_to on delegation (district_code, to_account_id, ends_at);

create index delegation_from on delegation (district_code, from_account_id, ends_at);

alter table session
  -- Tokens that were exchanged for one another share it, and a list of sessions names them by it: nobody can sign
  -- in with it. What was exchanged ends a little later than then: `ended_at` lies ahead.
  add column family text collate "C" not null default gen_random_uuid()::text,
  add column method text not null default 'password' check (method in ('password', 'oidc')),
  add column address text,
  add column user_agent text,
  add column seen_at timestamptz,
  add column end_reason text check (end_reason in ('signed-out', 'renewed', 'revoked', 'reused', 'password-changed', 'account-disabled'));

create index session_account on session (district_code, account_id, expires_at);

create index session_family on session (district_code, family);

create table api_key (
  district_code text collate "C" not null,
  id text collate "C" not null,
  department_id text collate "C" not null,
  name text not null,
  secret_hash bytea not null check (octet_length(secret_hash) = 32),
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  -- The key that this one takes the place of, and for how long both work.
  replaces_id text collate "C",
  primary key (district_code, id),
  foreign key (district_code, department_id) references department,
  foreign key (district_code, replaces_id) references api_key,
  -- A year at most, and a day for clocks that differ.
  check (expires_at > created_at and expires_at - created_at <= interval '367 days'),
  check ((revoked_at is null) = (revoked_by is null))
);

create index api_key_department on api_key (district_code, department_id, created_at desc);

-- Two roles without a login that own nothing: statements of a request run as onegrid_request, under row-level
-- security; jobs, seeds and maintenance as onegrid_system. Neither has BYPASSRLS. They belong to the cluster and not
-- to this database, so whoever opens it sees to them first (engine/roles-make.sql).

-- Who asks, as the transaction was told: empty for nobody.
create function asking_account() returns text language sql stable parallel safe as
$$ select nullif(current_setting('onegrid.account', true), '') $$;

create function asking_district() returns text language sql stable parallel safe as
$$ select nullif(current_setting('onegrid.district', true), '') $$;

-- What an account may at this moment, and where: what it is for, what it was granted, and what it was asked to do for
-- somebody who is away. `delegated_by` is that account. In PL/pgSQL, whose plans a connection keeps: as SQL, this and
-- what asks it were planned anew by every statement, 20 ms instead of 2 for a page of persons.
create function grants_of(district text, account text)
returns table (role text, scope_kind text, scope_id text, delegated_by text)
language plpgsql stable security definer set search_path = public, pg_temp as
$$
#variable_conflict use_column
begin
  return query
  with acting as (
    select account as id, null::text as delegated_by
    union all
    select delegation.from_account_id, delegation.from_account_id
    from delegation
    join account self on self.district_code = district and self.id = account and self.disabled_at is null
    where delegation.district_code = district and delegation.to_account_id = account
      and delegation.revoked_at is null and delegation.begins_at <= now() and delegation.ends_at > now()
  ), held as (
    select own.role, case when own.role = 'officer' then 'department' else 'district' end as scope_kind,
      case when own.role = 'officer' then own.department_id end as scope_id, acting.delegated_by
    from acting join account own on own.district_code = district and own.id = acting.id
    where own.disabled_at is null and own.role in ('planner', 'officer', 'leader', 'administrator')
      and (own.role <> 'officer' or own.department_id is not null)
    union all
    select given.role, given.scope_kind, given.scope_id, acting.delegated_by
    from acting
    join account own on own.district_code = district and own.id = acting.id and own.disabled_at is null
    join account_grant given on given.district_code = district and given.account_id = acting.id
    where given.revoked_at is null and given.begins_at <= now() and (given.ends_at is null or given.ends_at > now())
  )
  select held.role, held.scope_kind, held.scope_id, held.delegated_by
  from held
  where held.delegated_by is null or held.role <> 'administrator';
end $$;

-- Whose rows a role may see at all. The same stands in the policies of the server: a test holds one against the other.
create table row_right (
  row_kind text collate "C" not null check (row_kind in ('person')),
  role text not null,
  primary key (row_kind, role)
);

insert into row_right (row_kind, role) values
  ('person', 'officer'),
  ('person', 'grid-worker'),
  ('person', 'grid-head'),
  ('person', 'branch-secretary'),
  ('person', 'community-worker'),
  ('person', 'administrator');

-- Ids of one kind of scope within which whoever asks sees rows of a kind. Worked out once a statement: write it as
-- `(select asking_reach(...))`.
create function asking_reach(kind text, scope text) returns text[]
language plpgsql stable security definer set search_path = public, pg_temp as
$$ begin
  return (select coalesce(array_agg(distinct held.scope_id), '{}')
  from grants_of(asking_district(), asking_account()) held
  join row_right on row_right.row_kind = kind and row_right.role = held.role
  where held.scope_kind = scope and held.scope_id is not null);
end $$;

create function asking_sees_all(kind text) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as
$$ begin
  return exists (
    select 1 from grants_of(asking_district(), asking_account()) held
    join row_right on row_right.row_kind = kind and row_right.role = held.role
    where held.scope_kind = 'district');
end $$;

-- A person whom an appeal, a visit or a post is about. What is shown by default stands here masked; what is behind
-- the masks is encrypted with a key of the person's own. No geometry: under row-level security its index is lost.
create table person (
  district_code text collate "C" not null references district,
  id text collate "C" not null,
  name_mask text not null,
  telephone_mask text,
  identity_mask text,
  home_mask text,
  -- Keyed hashes, so that an exact number can be looked up and nothing else.
  telephone_index bytea,
  identity_index bytea,
  town_id text collate "C",
  community_id text collate "C",
  -- Of the plan in force; worked out again when another comes into force.
  grid_code text collate "C",
  department_ids text[] not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  -- Of the newest thing that the person is kept for: from then on retention counts.
  needed_at timestamptz not null default clock_timestamp(),
  erased_at timestamptz,
  primary key (district_code, id)
);

create index person_community on person (district_code, community_id);

create index person_grid on person (district_code, grid_code);

create index person_telephone on person (district_code, telephone_index) where telephone_index is not null;

create index person_identity on person (district_code, identity_index) where identity_index is not null;

create index person_needed on person (district_code, needed_at) where erased_at is null;

-- Name, telephone, identity number and home, encrypted with the key in person_key; the building is where the home is.
create table person_sealed (
  district_code text collate "C" not null,
  person_id text collate "C" not null,
  content bytea not null,
  building_id text collate "C",
  primary key (district_code, person_id),
  foreign key (district_code, person_id) references person
);

-- A person's key, itself encrypted with the server's. Without its row nothing of the person can be read any more.
create table person_key (
  district_code text collate "C" not null,
  person_id text collate "C" not null,
  wrapped bytea not null,
  primary key (district_code, person_id),
  foreign key (district_code, person_id) references person
);

-- What a person is kept for.
create table person_link (
  district_code text collate "C" not null,
  person_id text collate "C" not null,
  object_kind text collate "C" not null check (object_kind in ('appeal')),
  object_id text collate "C" not null,
  primary key (district_code, object_kind, object_id, person_id),
  foreign key (district_code, person_id) references person
);

create index person_link_person on person_link (district_code, person_id);

-- Who saw what of whom, and for what.
create table person_reveal (
  district_code text collate "C" not null,
  id text collate "C" not null,
  person_id text collate "C" not null,
  account_id text collate "C" not null,
  fields text[] not null check (cardinality(fields) > 0),
  purpose text not null check (purpose in ('handling', 'visit', 'verification', 'emergency', 'data-subject')),
  reason text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (district_code, id),
  foreign key (district_code, person_id) references person,
  foreign key (district_code, account_id) references account
);

create index person_reveal_account on person_reveal (district_code, account_id, at desc);

create index person_reveal_person on person_reveal (district_code, person_id, at desc);

alter table person enable row level security;

alter table person force row level security;

alter table person_sealed enable row level security;

alter table person_sealed force row level security;

alter table person_key enable row level security;

alter table person_key force row level security;

alter table person_link enable row level security;

alter table person_link force row level security;

alter table person_reveal enable row level security;

alter table person_reveal force row level security;

-- Said twice, because a login that is a member of the role may inherit its policies: only who became it sees rows.
create policy person_of_system on person to onegrid_system
using (current_user = 'onegrid_system') with check (current_user = 'onegrid_system');

create policy person_sealed_of_system on person_sealed to onegrid_system
using (current_user = 'onegrid_system') with check (current_user = 'onegrid_system');

create policy person_key_of_system on person_key to onegrid_system
using (current_user = 'onegrid_system') with check (current_user = 'onegrid_system');

create policy person_link_of_system on person_link to onegrid_system
using (current_user = 'onegrid_system') with check (current_user = 'onegrid_system');

create policy person_reveal_of_system on person_reveal to onegrid_system
using (current_user = 'onegrid_system') with check (current_user = 'onegrid_system');

create policy person_in_reach on person to onegrid_request
using (
  district_code = (select asking_district())
  and ((select asking_sees_all('person'))
    or town_id = any ((select asking_reach('person', 'town'))::text[])
    or community_id = any ((select asking_reach('person', 'community'))::text[])
    or grid_code = any ((select asking_reach('person', 'grid'))::text[])
    or department_ids && (select asking_reach('person', 'department'))::text[]))
with check (
  district_code = (select asking_district())
  and ((select asking_sees_all('person'))
    or town_id = any ((select asking_reach('person', 'town'))::text[])
    or community_id = any ((select asking_reach('person', 'community'))::text[])
    or grid_code = any ((select asking_reach('person', 'grid'))::text[])
    or department_ids && (select asking_reach('person', 'department'))::text[]));

-- What belongs to a person is seen by whoever sees the person: the subquery runs under the policy above.
create policy person_sealed_in_reach on person_sealed to onegrid_request
using (exists (select 1 from person where person.district_code = person_sealed.district_code and person.id = person_sealed.person_id));

create policy person_key_in_reach on person_key to onegrid_request
using (exists (select 1 from person where person.district_code = person_key.district_code and person.id = person_key.person_id));

create policy person_link_in_reach on person_link to onegrid_request
using (exists (select 1 from person where person.district_code = person_link.district_code and person.id = person_link.person_id));

create policy person_reveal_in_reach on person_reveal to onegrid_request
using (exists (select 1 from person where person.district_code = person_reveal.district_code and person.id = person_reveal.person_id));

-- Whoever looked behind a mask sees that it did, and counts by it, also when the person has moved out of its reach.
create policy person_reveal_by_oneself on person_reveal for select to onegrid_request
using (district_code = (select asking_district()) and account_id = (select asking_account()));

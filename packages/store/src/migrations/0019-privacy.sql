-- The department that an appeal is handled by: whose officers see it. And a number that figures about it are rounded
-- by: the same appeals always round alike.
alter table appeal
  add column department_id text collate "C",
  add column figure_key bigint not null default floor(random() * 4294967296)::bigint;

create index appeal_department on appeal (district_code, department_id);

-- Whose reach is a town or a community reads few rows.
create index appeal_area_town on appeal_area (district_code, town_id);

create index appeal_area_community on appeal_area (district_code, community_id);

alter table published_share
  add column figure_key bigint not null default floor(random() * 4294967296)::bigint;

create table privacy_setting (
  district_code text collate "C" not null primary key references district,
  -- Groups of fewer appeals are not told to whoever may not see them.
  least_group integer not null default 5 check (least_group between 5 and 100),
  -- How many different persons an account may see behind the mask in 24 hours.
  reveals_per_day integer not null default 30 check (reveals_per_day between 0 and 1000),
  updated_at timestamptz not null default clock_timestamp(),
  updated_by text not null default 'system'
);

-- How long what is personal is kept, from when it was last needed, and by what rule.
create table retention_rule (
  district_code text collate "C" not null references district,
  kind text collate "C" not null check (kind in ('person', 'session', 'recoded-sheet')),
  keep_days integer not null check (keep_days between 1 and 36500),
  basis text not null,
  updated_at timestamptz not null default clock_timestamp(),
  updated_by text not null default 'system',
  primary key (district_code, kind),
  -- Logs of the network are kept for half a year at the least.
  check (kind <> 'session' or keep_days >= 180)
);

-- What retention did, run by run.
create table retention_run (
  district_code text collate "C" not null references district,
  id text collate "C" not null,
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  persons integer not null default 0,
  sessions integer not null default 0,
  recoded_sheets integer not null default 0,
  primary key (district_code, id)
);

create function privacy_of_new_district() returns trigger language plpgsql as
$$ begin
  insert into privacy_setting (district_code) values (new.code) on conflict do nothing;
  insert into retention_rule (district_code, kind, keep_days, basis) values
    (new.code, 'person', 1095, 'GB/T 35273'),
    (new.code, 'session', 180, 'GB/T 22239'),
    (new.code, 'recoded-sheet', 90, 'GB/T 35273')
  on conflict do nothing;
  return null;
end $$;

create trigger district_has_privacy after insert on district
  for each row execute function privacy_of_new_district();

insert into privacy_setting (district_code) select code from district;

insert into retention_rule (district_code, kind, keep_days, basis)
select code, kind, keep_days, basis from district,
  (values ('person', 1095, 'GB/T 35273'), ('session', 180, 'GB/T 22239'), ('recoded-sheet', 90, 'GB/T 35273'))
    as rule (kind, keep_days, basis);

-- Counts a table for whoever asks figures of it: only its owner may.
create function count_tables(names text[]) returns void language plpgsql security definer
set search_path = public, pg_temp as
$$
declare
  name text;
begin
  foreach name in array names loop
    execute format('analyze public.%I', name);
  end loop;
end $$;

-- A file that retention emptied keeps its row: its name, how long it was and its hash.
alter table received_file
  drop constraint received_file_check,
  add column emptied_at timestamptz,
  add constraint received_file_whole
    check (octet_length(content) = case when emptied_at is null then bytes else 0 end);

alter table recoded_sheet add column emptied_at timestamptz;

-- What the two roles may touch at all. Tables of later migrations follow by default.
grant usage on schema public to onegrid_request, onegrid_system;

grant select, insert, update, delete on all tables in schema public to onegrid_request, onegrid_system;

grant usage, select on all sequences in schema public to onegrid_request, onegrid_system;

alter default privileges in schema public grant select, insert, update, delete on tables to onegrid_request, onegrid_system;

alter default privileges in schema public grant usage, select on sequences to onegrid_request, onegrid_system;

-- The log is written to and never again touched; its chain is written by its trigger only.
revoke update, delete on audit_entry, audit_link, audit_head from onegrid_request, onegrid_system;

revoke insert on audit_link, audit_head from onegrid_request, onegrid_system;

revoke insert, update, delete on row_right from onegrid_request, onegrid_system;

-- Rows of a person go only when the system erases them.
revoke delete on person, person_sealed, person_link, person_reveal from onegrid_request;

revoke all on schema_migration from onegrid_request;

-- A district can be set up before its outline is known.
alter table district alter column outline drop not null;

-- Files that came in one upload and are read together (the parts of a shapefile) name the one they go by.
alter table received_file add column upload_id text collate "C";

create index received_file_upload on received_file (district_code, upload_id) where upload_id is not null;

alter table layer add column reference text;

alter table layer add column encoding text;

-- The town in which communities lie where the district has no towns of its own.
alter table town add column made_up boolean not null default false;

-- The town's three digits within the community's own code, as received; empty without.
alter table community add column town_code text collate "C" not null default '';

-- Towns and compounds are replaced as a whole while communities and buildings stay.
alter table community alter constraint community_district_code_town_id_fkey deferrable initially immediate;

alter table building alter constraint building_district_code_compound_id_fkey deferrable initially immediate;

-- Where the base data of each kind came from: the last file, how it was read and what reading it found.
create table base_data_source (
  district_code text collate "C" not null references district,
  kind text not null check (kind in ('outline', 'towns', 'communities', 'compounds', 'buildings', 'streets', 'water')),
  file_id text collate "C" not null,
  file_name text not null,
  reference text not null,
  encoding text,
  mapping jsonb not null,
  report jsonb not null,
  imported_at timestamptz not null default clock_timestamp(),
  imported_by text not null,
  primary key (district_code, kind),
  foreign key (district_code, file_id) references received_file
);

create table received_file (
  district_code text collate "C" not null references district,
  id text collate "C" not null,
  name text not null,
  bytes integer not null,
  sha256 text not null check (length(sha256) = 64),
  content bytea not null check (octet_length(content) = bytes),
  received_by text not null,
  received_at timestamptz not null default now(),
  primary key (district_code, id)
);

create table department (
  district_code text collate "C" not null references district,
  id text collate "C" not null,
  name text not null,
  name_en text not null,
  weight double precision not null check (weight > 0),
  hue text not null,
  position integer not null,
  primary key (district_code, id)
);

create table layer (
  district_code text collate "C" not null,
  id text collate "C" not null,
  department_id text collate "C" not null,
  status text not null check (status in ('draft', 'accepted', 'replaced', 'discarded')),
  file_id text collate "C",
  file_name text not null,
  file_bytes integer not null,
  received_at timestamptz not null default clock_timestamp(),
  grid_count integer not null,
  west double precision,
  south double precision,
  east double precision,
  north double precision,
  report jsonb not null,
  primary key (district_code, id),
  foreign key (district_code, department_id) references department,
  foreign key (district_code, file_id) references received_file
);

create unique index layer_accepted on layer (district_code, department_id) where status = 'accepted';

create index layer_order on layer (district_code, received_at, id);

create table legacy_grid (
  district_code text collate "C" not null,
  id text collate "C" not null,
  layer_id text collate "C" not null,
  grid_id text collate "C" not null,
  feature_row integer not null,
  geometry geometry(Geometry, 4490) not null,
  -- The rows its parts came from, one for each part of the geometry.
  part_rows jsonb not null,
  area_m2 double precision not null,
  primary key (district_code, id),
  unique (district_code, layer_id, grid_id),
  foreign key (district_code, layer_id) references layer
);

create index legacy_grid_place on legacy_grid using gist (geometry);

create index legacy_grid_order on legacy_grid (district_code, layer_id, feature_row, id);

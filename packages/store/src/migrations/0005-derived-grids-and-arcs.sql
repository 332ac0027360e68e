create table grid (
  district_code text collate "C" not null,
  plan_id text collate "C" not null,
  code text collate "C" not null,
  lifespan int4range not null check (not isempty(lifespan)),
  since integer generated always as (lower(lifespan)) stored,
  geometry geometry(Geometry, 4490) not null,
  households double precision not null,
  area_m2 double precision not null,
  atom_count integer not null,
  primary key (district_code, plan_id, code, since),
  foreign key (district_code, plan_id) references plan
);

create unique index grid_live on grid (district_code, plan_id, code) where upper_inf(lifespan);

create index grid_place on grid using gist (geometry);

create table arc (
  district_code text collate "C" not null,
  plan_id text collate "C" not null,
  id text collate "C" not null,
  lifespan int4range not null check (not isempty(lifespan)),
  geometry geometry(LineString, 4490) not null,
  left_code text collate "C",
  right_code text collate "C",
  class text not null,
  supporters text[] not null,
  opponents text[] not null,
  silent text[] not null,
  length_m double precision not null,
  moved_m_p50 double precision,
  moved_m_max double precision,
  primary key (district_code, plan_id, id),
  foreign key (district_code, plan_id) references plan
);

create index arc_left on arc (district_code, plan_id, left_code) where upper_inf(lifespan);

create index arc_right on arc (district_code, plan_id, right_code) where upper_inf(lifespan);

create table change_set (
  district_code text collate "C" not null,
  id text collate "C" not null,
  plan_id text collate "C" not null,
  revision integer not null,
  account_id text collate "C",
  account_name text not null,
  at timestamptz not null default clock_timestamp(),
  reason text,
  operations jsonb not null,
  inverse jsonb not null,
  touched_grids text[] not null,
  touched_atoms text[] not null,
  primary key (district_code, id),
  unique (district_code, plan_id, revision),
  foreign key (district_code, plan_id) references plan
);

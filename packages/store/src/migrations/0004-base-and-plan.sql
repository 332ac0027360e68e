create table base (
  district_code text collate "C" not null references district,
  id text collate "C" not null,
  outline geometry(Geometry, 4490) not null,
  options jsonb not null,
  created_at timestamptz not null default now(),
  primary key (district_code, id)
);

create table base_layer (
  district_code text collate "C" not null,
  base_id text collate "C" not null,
  department_id text collate "C" not null,
  layer_id text collate "C" not null,
  primary key (district_code, base_id, department_id),
  foreign key (district_code, base_id) references base,
  foreign key (district_code, layer_id) references layer
);

create table plan (
  district_code text collate "C" not null,
  id text collate "C" not null,
  base_id text collate "C" not null,
  name text not null,
  status text not null check (status in ('draft', 'published')),
  revision integer not null check (revision >= 1),
  created_at timestamptz not null default clock_timestamp(),
  created_by text not null,
  published_at timestamptz,
  report jsonb not null,
  verdict jsonb not null,
  primary key (district_code, id),
  foreign key (district_code, base_id) references base
);

create unique index plan_published on plan (district_code) where status = 'published';

create index plan_order on plan (district_code, created_at, id);

-- A root atom has no parent and no owner; a split's children belong to the plan that split.
create table atom (
  district_code text collate "C" not null,
  base_id text collate "C" not null,
  id text collate "C" not null,
  parent_id text collate "C",
  owner_plan_id text collate "C",
  geometry geometry(Polygon, 4490) not null,
  area_m2 double precision not null,
  households double precision not null,
  labels jsonb not null,
  shares jsonb not null,
  primary key (district_code, base_id, id),
  foreign key (district_code, base_id) references base,
  foreign key (district_code, base_id, parent_id) references atom,
  foreign key (district_code, owner_plan_id) references plan,
  check ((parent_id is null) = (owner_plan_id is null))
);

create index atom_place on atom using gist (geometry);

create index atom_parent on atom (district_code, base_id, parent_id) where parent_id is not null;

create table assignment (
  district_code text collate "C" not null,
  plan_id text collate "C" not null,
  base_id text collate "C" not null,
  atom_id text collate "C" not null,
  grid_code text collate "C" not null,
  lifespan int4range not null check (not isempty(lifespan)),
  since integer generated always as (lower(lifespan)) stored,
  primary key (district_code, plan_id, atom_id, since),
  foreign key (district_code, plan_id) references plan,
  foreign key (district_code, base_id, atom_id) references atom
);

-- An atom has at most one live grid in a plan.
create unique index assignment_live on assignment (district_code, plan_id, atom_id) where upper_inf(lifespan);

create index assignment_grid on assignment (district_code, plan_id, grid_code) where upper_inf(lifespan);

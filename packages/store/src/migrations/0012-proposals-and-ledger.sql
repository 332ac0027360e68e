-- Where a plan came from: a merge, or a proposal on the atoms of another plan. How its grids follow from those
-- of an earlier base.
alter table plan
  add column origin jsonb not null default '{"kind": "merge"}',
  add column lineage jsonb not null default '[]';

create index plan_base on plan (district_code, base_id);

-- Stages that a job has finished, with what they found.
alter table job add column stages jsonb not null default '[]';

-- What each department's layer, as prepared by the merge, holds of each root atom. Without an atom: of land that
-- is in none. Without a grid: land that the department leaves out.
create table atom_claim (
  district_code text collate "C" not null,
  base_id text collate "C" not null,
  position integer not null,
  atom_id text collate "C",
  department_id text collate "C" not null,
  grid_id text collate "C",
  area_m2 double precision not null,
  households double precision,
  primary key (district_code, base_id, position),
  foreign key (district_code, base_id) references base,
  foreign key (district_code, base_id, atom_id) references atom
);

create index atom_claim_department on atom_claim (district_code, base_id, department_id);

-- What was computed from a plan at a revision. What is kept of a newer revision replaces it.
create table plan_insight (
  district_code text collate "C" not null,
  plan_id text collate "C" not null,
  revision integer not null,
  kind text collate "C" not null,
  content jsonb not null,
  computed_at timestamptz not null default clock_timestamp(),
  primary key (district_code, plan_id, revision, kind),
  foreign key (district_code, plan_id) references plan on delete cascade
);

-- The parts of an insight that is a list, in its order.
create table plan_insight_item (
  district_code text collate "C" not null,
  plan_id text collate "C" not null,
  revision integer not null,
  kind text collate "C" not null,
  position integer not null,
  id text collate "C" not null,
  departments text[] not null,
  content jsonb not null,
  primary key (district_code, plan_id, revision, kind, position),
  unique (district_code, plan_id, revision, kind, id),
  foreign key (district_code, plan_id, revision, kind) references plan_insight on delete cascade
);

-- A department's choice for the faults of its layer; null as long as nobody chose. `faults_of` names what the
-- faults below were found in.
alter table layer
  add column repairs jsonb,
  add column faults_of text;

-- Faults of a layer with the repair that is proposed, in their order.
create table layer_fault (
  district_code text collate "C" not null,
  layer_id text collate "C" not null,
  position integer not null,
  id text collate "C" not null,
  kind text collate "C" not null,
  content jsonb not null,
  primary key (district_code, layer_id, position),
  unique (district_code, layer_id, id),
  foreign key (district_code, layer_id) references layer on delete cascade
);

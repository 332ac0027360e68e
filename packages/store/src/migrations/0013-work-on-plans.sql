-- What planners say of parts of a plan: grids that are dedicated, locked or left outside the band, borders that are
-- accepted or rejected. Each holds over a range of revisions, as assignments do.
create table plan_mark (
  district_code text collate "C" not null,
  plan_id text collate "C" not null,
  kind text collate "C" not null check (kind in ('dedicated', 'locked', 'band-reason', 'border')),
  key text collate "C" not null,
  value text not null,
  lifespan int4range not null check (not isempty(lifespan)),
  since integer generated always as (lower(lifespan)) stored,
  primary key (district_code, plan_id, kind, key, since),
  foreign key (district_code, plan_id) references plan
);

create unique index plan_mark_live on plan_mark (district_code, plan_id, kind, key) where upper_inf(lifespan);

-- The micro-grid of an atom inside its grid; atoms in none have no row.
create table micro_assignment (
  district_code text collate "C" not null,
  plan_id text collate "C" not null,
  base_id text collate "C" not null,
  atom_id text collate "C" not null,
  micro text collate "C" not null check (micro ~ '^[0-9]{2}$'),
  lifespan int4range not null check (not isempty(lifespan)),
  since integer generated always as (lower(lifespan)) stored,
  primary key (district_code, plan_id, atom_id, since),
  foreign key (district_code, plan_id) references plan,
  foreign key (district_code, base_id, atom_id) references atom
);

create unique index micro_assignment_live on micro_assignment (district_code, plan_id, atom_id) where upper_inf(lifespan);

-- Which revision a change set was made on, what it takes back (another one, or all since a revision), and the households
-- that came to another grid. All null for change sets from before this was kept.
alter table change_set
  add column base_revision integer,
  add column reverts text collate "C",
  add column reverts_to integer,
  add column households_moved double precision;

-- What a revision changed is found without looking at what it left alone.
create index assignment_begun on assignment (district_code, plan_id, since);

create index assignment_ended on assignment (district_code, plan_id, (upper(lifespan))) where not upper_inf(lifespan);

create index arc_by_hand on arc (district_code, plan_id) where class = 'by-hand' and upper_inf(lifespan);

alter table plan drop constraint plan_status_check;

alter table plan add constraint plan_status_check check (status in ('draft', 'in-review', 'published', 'superseded'));

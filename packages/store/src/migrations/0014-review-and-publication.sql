-- Departments that lead sign a plan when all others have.
alter table department add column lead boolean not null default false;

-- A plan that was in force stays as it was; since when another is.
alter table plan add column superseded_at timestamptz;

-- A plan put before the departments. Each review has signatures of its own, so that taking a plan back drops them.
create table plan_review (
  district_code text collate "C" not null,
  id text collate "C" not null,
  plan_id text collate "C" not null,
  revision integer not null,
  submitted_at timestamptz not null default clock_timestamp(),
  submitted_by text not null,
  note text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdraw_reason text,
  primary key (district_code, id),
  foreign key (district_code, plan_id) references plan,
  check ((withdrawn_at is null) = (withdrawn_by is null))
);

create unique index plan_review_open on plan_review (district_code, plan_id) where withdrawn_at is null;

create index plan_review_order on plan_review (district_code, plan_id, submitted_at desc);

-- A department's last word on a community; words before are in the audit log. `none` is the community of grids that
-- lie in none, so there is no reference to communities, which may also be replaced while their signatures stay.
create table review_signature (
  district_code text collate "C" not null,
  review_id text collate "C" not null,
  community_id text collate "C" not null,
  department_id text collate "C" not null,
  approved boolean not null,
  account_id text collate "C",
  account_name text not null,
  at timestamptz not null default clock_timestamp(),
  comment text,
  primary key (district_code, review_id, community_id, department_id),
  foreign key (district_code, review_id) references plan_review,
  foreign key (district_code, department_id) references department
);

create table plan_comment (
  district_code text collate "C" not null,
  id text collate "C" not null,
  plan_id text collate "C" not null,
  kind text not null check (kind in ('comment', 'objection')),
  text text not null,
  location geometry(Point, 4490) not null,
  community_id text collate "C" not null,
  grid_code text collate "C",
  revision integer not null,
  department_id text collate "C",
  account_id text collate "C",
  account_name text not null,
  created_at timestamptz not null default clock_timestamp(),
  resolved_at timestamptz,
  resolved_by text,
  primary key (district_code, id),
  foreign key (district_code, plan_id) references plan,
  foreign key (district_code, department_id) references department,
  check (kind = 'comment' or department_id is not null),
  check ((resolved_at is null) = (resolved_by is null))
);

create index plan_comment_order on plan_comment (district_code, plan_id, created_at desc, id);

create table comment_answer (
  district_code text collate "C" not null,
  id text collate "C" not null,
  comment_id text collate "C" not null,
  text text not null,
  department_id text collate "C",
  account_id text collate "C",
  account_name text not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (district_code, id),
  foreign key (district_code, comment_id) references plan_comment,
  foreign key (district_code, department_id) references department
);

create index comment_answer_order on comment_answer (district_code, comment_id, created_at, id);

-- What a plan's coming into force did to the codes. Plans published before this was kept have none.
create table publication (
  district_code text collate "C" not null,
  plan_id text collate "C" not null,
  previous_plan_id text collate "C",
  revision integer not null,
  published_at timestamptz not null,
  published_by text not null,
  reason text,
  codes jsonb not null,
  lineage jsonb not null,
  retired_codes text[] not null,
  primary key (district_code, plan_id),
  foreign key (district_code, plan_id) references plan,
  foreign key (district_code, previous_plan_id) references plan
);

-- Where old grids went, in the order in which they are listed; shares of one source sum to 1.
create table published_share (
  district_code text collate "C" not null,
  plan_id text collate "C" not null,
  position integer not null,
  source_kind text not null check (source_kind in ('unified', 'legacy')),
  source text collate "C" not null,
  department_id text collate "C",
  legacy_grid_id text collate "C",
  grid_code text collate "C",
  share double precision not null check (share >= 0),
  households double precision not null,
  area_m2 double precision not null,
  appeals integer not null,
  primary key (district_code, plan_id, position),
  foreign key (district_code, plan_id) references publication,
  foreign key (district_code, legacy_grid_id) references legacy_grid,
  check ((source_kind = 'legacy') = (department_id is not null)),
  check ((source_kind = 'legacy') = (legacy_grid_id is not null))
);

create index published_share_source on published_share (district_code, plan_id, department_id, position);

-- Work that a department does on the unified grid.
create table business (
  district_code text collate "C" not null,
  id text collate "C" not null,
  department_id text collate "C" not null,
  name text not null,
  items text[] not null,
  officers_per_grid double precision not null check (officers_per_grid > 0),
  begins date not null,
  ends date,
  registered_at timestamptz not null default clock_timestamp(),
  registered_by text not null,
  ended_at timestamptz,
  primary key (district_code, id),
  foreign key (district_code, department_id) references department
);

create index business_order on business (district_code, registered_at desc, id);

create table grid_change_request (
  district_code text collate "C" not null,
  id text collate "C" not null,
  department_id text collate "C" not null,
  grid_code text collate "C" not null,
  text text not null,
  location geometry(Point, 4490) not null,
  land geometry(Geometry, 4490),
  account_id text collate "C",
  account_name text not null,
  created_at timestamptz not null default clock_timestamp(),
  accepted boolean,
  answer text,
  answered_by text,
  answered_at timestamptz,
  plan_id text collate "C",
  primary key (district_code, id),
  foreign key (district_code, department_id) references department,
  foreign key (district_code, plan_id) references plan,
  check ((accepted is null) = (answered_at is null))
);

create index grid_change_request_order on grid_change_request (district_code, created_at desc, id);

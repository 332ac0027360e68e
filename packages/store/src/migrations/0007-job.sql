create table job (
  district_code text collate "C" not null references district,
  id text collate "C" not null,
  kind text not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  stage text,
  fraction double precision not null default 0,
  params jsonb not null,
  result jsonb,
  error jsonb,
  requested_by text not null,
  requested_by_account text collate "C",
  cancel_requested boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  -- Moves while a process works on the job; one that stands still belongs to a process that died.
  heartbeat_at timestamptz,
  finished_at timestamptz,
  primary key (district_code, id)
);

create index job_open on job (kind, state) where state in ('queued', 'running');

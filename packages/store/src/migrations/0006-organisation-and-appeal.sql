create table branch (
  district_code text collate "C" not null references district,
  id text collate "C" not null,
  name text collate "C" not null,
  secretary text not null,
  member_count integer not null check (member_count >= 0),
  location geometry(Point, 4490) not null,
  primary key (district_code, id)
);

create index branch_place on branch using gist (location);

create table appeal (
  district_code text collate "C" not null references district,
  id text collate "C" not null,
  number text collate "C" not null,
  category text not null check (category in ('environment', 'property', 'parking', 'noise', 'safety', 'facilities', 'neighbours', 'welfare', 'other')),
  status text not null check (status in ('collected', 'filed', 'dispatched', 'handling', 'answered', 'closed')),
  title text not null,
  location geometry(Point, 4490) not null,
  requested_at timestamptz not null,
  closed_at timestamptz,
  primary key (district_code, id),
  unique (district_code, number)
);

create index appeal_place on appeal using gist (location);

create index appeal_order on appeal (district_code, requested_at desc, id);

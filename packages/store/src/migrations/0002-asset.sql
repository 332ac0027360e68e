create table town (
  district_code text collate "C" not null references district,
  id text collate "C" not null,
  code text collate "C" not null,
  name text not null,
  name_en text not null,
  geometry geometry(Geometry, 4490) not null,
  primary key (district_code, id)
);

create table community (
  district_code text collate "C" not null references district,
  id text collate "C" not null,
  town_id text collate "C" not null,
  code text collate "C" not null,
  name text not null,
  name_en text not null,
  geometry geometry(Geometry, 4490) not null,
  primary key (district_code, id),
  foreign key (district_code, town_id) references town
);

create table compound (
  district_code text collate "C" not null references district,
  id text collate "C" not null,
  name text not null,
  kind text not null,
  address text not null,
  geometry geometry(Geometry, 4490) not null,
  primary key (district_code, id)
);

create table building (
  district_code text collate "C" not null references district,
  id text collate "C" not null,
  name text not null,
  address text collate "C" not null,
  kind text not null,
  floors integer not null check (floors >= 0),
  households integer not null check (households >= 0),
  compound_id text collate "C",
  geometry geometry(Geometry, 4490) not null,
  primary key (district_code, id),
  foreign key (district_code, compound_id) references compound
);

create index building_place on building using gist (geometry);

create index building_order on building (district_code, address, id);

create table street (
  district_code text collate "C" not null references district,
  id text collate "C" not null,
  name text not null,
  class text not null,
  width_m double precision not null,
  geometry geometry(Geometry, 4490) not null,
  primary key (district_code, id)
);

create table water (
  district_code text collate "C" not null references district,
  id text collate "C" not null,
  name text not null,
  kind text not null,
  geometry geometry(Geometry, 4490) not null,
  primary key (district_code, id)
);

create table land_use (
  district_code text collate "C" not null references district,
  id text collate "C" not null,
  name text not null,
  kind text not null,
  geometry geometry(Geometry, 4490) not null,
  primary key (district_code, id)
);

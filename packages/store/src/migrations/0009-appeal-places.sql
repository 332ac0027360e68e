-- Which grid, community and town every appeal lies in, and every building: derived, so that figures need no
-- geometry. A row that is missing is worked out when it is first asked for; null where the place lies outside.
create table appeal_area (
  district_code text collate "C" not null,
  appeal_id text collate "C" not null,
  town_id text collate "C",
  community_id text collate "C",
  primary key (district_code, appeal_id),
  foreign key (district_code, appeal_id) references appeal on delete cascade
);

create table building_area (
  district_code text collate "C" not null,
  building_id text collate "C" not null,
  town_id text collate "C",
  community_id text collate "C",
  primary key (district_code, building_id),
  foreign key (district_code, building_id) references building on delete cascade
);

create table appeal_grid (
  district_code text collate "C" not null,
  plan_id text collate "C" not null,
  appeal_id text collate "C" not null,
  grid_code text collate "C",
  primary key (district_code, plan_id, appeal_id),
  foreign key (district_code, plan_id) references plan on delete cascade,
  foreign key (district_code, appeal_id) references appeal on delete cascade
);

create index appeal_grid_code on appeal_grid (district_code, plan_id, grid_code);

-- The revision of the plan whose grids appeal_grid holds.
create table appeal_grid_revision (
  district_code text collate "C" not null,
  plan_id text collate "C" not null,
  revision integer not null,
  primary key (district_code, plan_id),
  foreign key (district_code, plan_id) references plan on delete cascade
);

-- The newest instant of the data is asked for with every figure.
create index appeal_closed on appeal (district_code, closed_at desc);

create index community_place on community using gist (geometry);

create index town_place on town using gist (geometry);

create function forget_areas() returns trigger language plpgsql as
$$ begin
  delete from appeal_area where district_code in (select district_code from changed);
  delete from building_area where district_code in (select district_code from changed);
  return null;
end $$;

create trigger community_comes after insert on community referencing new table as changed
  for each statement execute function forget_areas();

create trigger community_moves after update on community referencing new table as changed
  for each statement execute function forget_areas();

create trigger community_goes after delete on community referencing old table as changed
  for each statement execute function forget_areas();

create trigger town_comes after insert on town referencing new table as changed
  for each statement execute function forget_areas();

create trigger town_moves after update on town referencing new table as changed
  for each statement execute function forget_areas();

create trigger town_goes after delete on town referencing old table as changed
  for each statement execute function forget_areas();

create function forget_appeal_place() returns trigger language plpgsql as
$$ begin
  delete from appeal_area where district_code = new.district_code and appeal_id = new.id;
  delete from appeal_grid where district_code = new.district_code and appeal_id = new.id;
  return null;
end $$;

create trigger appeal_moves after update of location on appeal
  for each row execute function forget_appeal_place();

create function forget_building_place() returns trigger language plpgsql as
$$ begin
  delete from building_area where district_code = new.district_code and building_id = new.id;
  return null;
end $$;

create trigger building_moves after update of geometry on building
  for each row execute function forget_building_place();

-- What a compound holds is counted with it.
create index building_compound on building (district_code, compound_id);

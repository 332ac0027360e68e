-- How often appeals came or moved in a district, so that whether any has no place yet is told by two numbers: looking
-- for it among 300,000 took longer than the page that asked. Whoever adds appeals holds the row until it commits, so
-- no number stands for rows that are not all to be seen yet.
create table appeal_arrival (
  district_code text collate "C" not null primary key references district,
  arrivals bigint not null
);

insert into appeal_arrival (district_code, arrivals) select distinct district_code, 1 from appeal;

-- The arrivals whose appeals all have their areas.
create table appeal_area_placed (
  district_code text collate "C" not null primary key references district,
  arrivals bigint not null
);

-- Those whose appeals all have their grids; none for what was placed before this was counted.
alter table appeal_grid_revision add column arrivals bigint;

create function appeals_arrive() returns trigger language plpgsql as
$$ begin
  insert into appeal_arrival as known (district_code, arrivals)
  select distinct district_code, 1 from changed order by 1
  on conflict (district_code) do update set arrivals = known.arrivals + 1;
  return null;
end $$;

create trigger appeal_arrives after insert on appeal referencing new table as changed
  for each statement execute function appeals_arrive();

-- Instead of a trigger for each row, which forgot the place of a row that was written anew where it was, too.
drop trigger appeal_moves on appeal;

drop function forget_appeal_place;

create function forget_appeal_places() returns trigger language plpgsql as
$$
declare
  moved record;
begin
  for moved in
    select after.district_code, array_agg(after.id) as ids
    from came as after join went as before on before.district_code = after.district_code and before.id = after.id
    where ST_AsBinary(after.location) <> ST_AsBinary(before.location)
    group by after.district_code order by after.district_code
  loop
    delete from appeal_area where district_code = moved.district_code and appeal_id = any(moved.ids);
    delete from appeal_grid where district_code = moved.district_code and appeal_id = any(moved.ids);
    insert into appeal_arrival as known (district_code, arrivals) values (moved.district_code, 1)
    on conflict (district_code) do update set arrivals = known.arrivals + 1;
  end loop;
  return null;
end $$;

create trigger appeal_moves after update on appeal referencing old table as went new table as came
  for each statement execute function forget_appeal_places();

-- As before, and counted as an arrival.
create or replace function forget_areas() returns trigger language plpgsql as
$$ begin
  delete from appeal_area where district_code in (select district_code from changed);
  delete from building_area where district_code in (select district_code from changed);
  update appeal_arrival set arrivals = arrivals + 1 where district_code in (select district_code from changed);
  return null;
end $$;

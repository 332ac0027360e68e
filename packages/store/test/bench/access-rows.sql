-- A made-up district: buildings on a lattice, communities as squares over it, appeals on buildings, each with a person
-- of one of eight departments. $1 is the district, $2 how many buildings.
insert into department (district_code, id, name, name_en, weight, hue, position)
select $1, 'd' || n, 'd' || n, 'd' || n, 1, '#000000', n from generate_series(0, 7) as n where $2 > 0;

insert into town (district_code, id, code, name, name_en, geometry)
select $1, 't', '990901001', 't', 't', ST_MakeEnvelope(118.2, 31.1, 118.5, 31.4, 4490) where $2 > 0;

insert into community (district_code, id, town_id, code, name, name_en, geometry)
select $1, 'c' || x || '.' || y, 't', (990901001000 + x * 30 + y)::text, 'c', 'c',
  ST_MakeEnvelope(118.2 + x * 0.01, 31.1 + y * 0.01, 118.21 + x * 0.01, 31.11 + y * 0.01, 4490)
from generate_series(0, 29) as x, generate_series(0, 29) as y where $2 > 0;

insert into building (district_code, id, name, address, kind, floors, households, geometry)
select $1, 'b' || n, 'b', 'road ' || n, 'residence', 6, 20,
  ST_MakeEnvelope(west, south, west + 0.2 / side, south + 0.2 / side, 4490)
from (select ceil(sqrt($2))::integer as side) as lattice,
  generate_series(0, $2 - 1) as n,
  lateral (select 118.2 + (n % side) * 0.3 / side as west, 31.1 + (n / side) * 0.3 / side as south) as corner;

insert into appeal (district_code, id, number, category, status, title, location, requested_at, department_id)
select $1, 'a' || n, 'N' || n, 'parking', 'filed', 'a', ST_SetSRID(ST_MakePoint(118.2 + (n::bigint * 7919 % 100003) * 0.3 / 100003,
  31.1 + (n::bigint * 104729 % 99991) * 0.3 / 99991), 4490), timestamptz '2026-01-01' + n * interval '1 minute', 'd' || n % 8
from generate_series(0, $2 / 5 - 1) as n;

-- A hundred grids in force.
insert into base (district_code, id, outline, options)
select $1, 'base', ST_MakeEnvelope(118.2, 31.1, 118.5, 31.4, 4490), '{}' where $2 > 0;

insert into plan (district_code, id, base_id, name, status, revision, created_by, published_at, report, verdict)
select $1, 'plan', 'base', 'p', 'published', 1, 'bench', now(), '{}', '{}' where $2 > 0;

insert into grid (district_code, plan_id, code, lifespan, geometry, households, area_m2, atom_count)
select $1, 'plan', x || '.' || y, int4range(1, null),
  ST_MakeEnvelope(118.2 + x * 0.03, 31.1 + y * 0.03, 118.23 + x * 0.03, 31.13 + y * 0.03, 4490), 20, 1, 1
from generate_series(0, 9) as x, generate_series(0, 9) as y where $2 > 0;

insert into person (district_code, id, name_mask, telephone_mask, town_id, community_id, grid_code, department_ids)
select $1, 'p' || n, '王**', '138****5678', 't', 'c' || n % 30 || '.' || n / 30 % 30,
  (select min(code) from grid where plan_id = 'plan' and ST_Intersects(grid.geometry, appeal.location)), array['d' || n % 8]
from generate_series(0, $2 / 5 - 1) as n
join appeal on appeal.district_code = $1 and appeal.id = 'a' || n;

insert into person_link (district_code, person_id, object_kind, object_id)
select $1, 'p' || n, 'appeal', 'a' || n from generate_series(0, $2 / 5 - 1) as n;

insert into account (district_code, id, name, display_name, role, department_id)
select $1, 'officer', 'officer', 'officer', 'officer', 'd3' where $2 > 0;

insert into account (district_code, id, name, display_name, role, department_id)
select $1, 'administrator', 'administrator', 'administrator', 'administrator', null where $2 > 0;

insert into account (district_code, id, name, display_name, role, department_id)
select $1, 'worker', 'worker', 'worker', 'grid-worker', null where $2 > 0;

insert into account_grant (district_code, id, account_id, role, scope_kind, scope_id, granted_by)
select $1, 'in-a-grid', 'worker', 'grid-worker', 'grid', '4.4', 'bench' where $2 > 0

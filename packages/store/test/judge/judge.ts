import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Feature, FeatureCollection, GeoJsonProperties, Geometry } from 'geojson';
import { Client } from 'pg';

/** What a merge is judged on: the files as received, and the files as written. */
export interface Judged {
  readonly outline: FeatureCollection;
  readonly layers: readonly {
    readonly department: string;
    readonly field: string;
    readonly features: FeatureCollection;
  }[];
  /** Points with their weight in the property `n`. */
  readonly people: FeatureCollection;
  readonly atoms: FeatureCollection;
  readonly unified: FeatureCollection;
  /** What no grid was to cut, and what each was to lie in. */
  readonly units?: FeatureCollection;
  readonly communities?: FeatureCollection;
  /** Reference system in metres for the place, e.g. 32619 (UTM zone 19N). */
  readonly srid: number;
}

/** The figures of the last statements of judge.sql and ground.sql. */
export type Figures = Readonly<Record<Figure, number>>;
export type Figure =
  | 'atoms'
  | 'thin'
  | 'least_area'
  | 'invalid'
  | 'bad_edges'
  | 'open_edges'
  | 'overlap'
  | 'outline_difference'
  | 'grids_lost'
  | 'grids_broken'
  | 'iou_least'
  | 'iou_p5'
  | 'iou_weighted'
  | 'area_mislabelled'
  | 'people_mislabelled'
  | 'moved_p95'
  | 'moved_max'
  | 'moved_over_15'
  | 'tails'
  | 'grids'
  | 'grids_in_parts'
  | 'agreement'
  | 'band_violations'
  | 'units'
  | 'units_cut'
  | 'communities'
  | 'outside_community';

/** Judges a merge in a database of its own on the server, with PostGIS alone. */
export async function judge(serverUrl: string, judged: Judged): Promise<Figures> {
  const name = `onegrid_judge_${randomUUID().replaceAll('-', '')}`;
  await onServer(serverUrl, (client) => client.query(`create database ${name}`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  try {
    return await onServer(url.href, async (client) => {
      await client.query('create extension postgis');
      await load(client, judged);
      const figures = {
        ...(await lastRow(client, 'judge.sql', judged.srid)),
        ...(await lastRow(client, 'ground.sql', judged.srid)),
      };
      return Object.fromEntries(
        Object.entries(figures).map(([figure, value]) => [figure, Number(value)]),
      ) as Figures;
    });
  } finally {
    await onServer(serverUrl, (client) => client.query(`drop database ${name} with (force)`));
  }
}

/** Runs a file of statements; gives the row of the last. */
async function lastRow(client: Client, file: string, srid: number): Promise<Record<string, unknown>> {
  const sql = readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8');
  // psql's variable; everything else is plain SQL.
  const results = await client.query(sql.replaceAll(':srid', String(srid)));
  const rows = (Array.isArray(results) ? results : [results]).at(-1).rows as Record<string, unknown>[];
  return rows[0]!;
}

async function onServer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function load(client: Client, judged: Judged): Promise<void> {
  const { outline, layers, people, atoms, unified, units, communities } = judged;
  await client.query(`
    create table outline (geom geometry);
    create table raw (department text, id text, geom geometry);
    create table people (geom geometry, n float8);
    create table atom (id text, grid text, labels jsonb, geom geometry);
    create table unified (code text, geom geometry);
    create table unit (id text, geom geometry);
    create table community (id text, geom geometry)`);
  await insert(client, 'outline (geom)', withGeometry(outline), () => ({}), 'geom');
  for (const { department, field, features } of layers) {
    const rows = withGeometry(features).map((feature, index) => ({
      feature,
      id: idOf(feature.properties, field, index + 1),
    }));
    await insert(
      client,
      'raw (department, id, geom)',
      rows.map(({ feature }) => feature),
      (_, i) => ({ department, id: rows[i]!.id }),
      'department, id, st_makevalid(geom)',
    );
  }
  await client.query(
    'create table legacy as select department, id, st_union(geom) as geom from raw group by 1, 2',
  );
  await insert(client, 'people (n, geom)', withGeometry(people), (p) => ({ n: p?.n }), 'n, geom');
  await insert(
    client,
    'atom (id, grid, labels, geom)',
    withGeometry(atoms),
    (p) => ({ id: p?.id, grid: p?.grid, labels: p?.labels }),
    'id, grid, labels, geom',
  );
  await insert(
    client,
    'unified (code, geom)',
    withGeometry(unified),
    (p) => ({ code: p?.code }),
    'code, geom',
  );
  for (const [table, collection] of [
    ['unit', units],
    ['community', communities],
  ] as const) {
    const features = collection === undefined ? [] : withGeometry(collection);
    await insert(
      client,
      `${table} (id, geom)`,
      features,
      (_, index) => ({ id: String(index + 1) }),
      'id, geom',
    );
  }
}

function withGeometry(collection: FeatureCollection): Feature<Geometry, GeoJsonProperties>[] {
  return collection.features.filter((feature) => feature.geometry !== null);
}

function idOf(properties: GeoJsonProperties, field: string, row: number): string {
  const value = properties?.[field];
  return value === undefined || value === null || value === '' ? `#${row}` : String(value);
}

/** All rows in one statement, from one JSON parameter. */
async function insert(
  client: Client,
  into: string,
  features: readonly Feature<Geometry, GeoJsonProperties>[],
  columns: (properties: GeoJsonProperties, index: number) => Readonly<Record<string, unknown>>,
  select: string,
): Promise<void> {
  const rows = features.map((feature, index) => ({
    ...columns(feature.properties, index),
    shape: feature.geometry,
  }));
  await client.query(
    `insert into ${into} select ${select} from (
       select r.*, st_setsrid(st_geomfromgeojson(r.shape::text), 4326) as geom
       from jsonb_to_recordset($1) as r (department text, id text, n float8, grid text, labels jsonb, code text, shape jsonb)
     ) rows`,
    [JSON.stringify(rows)],
  );
}

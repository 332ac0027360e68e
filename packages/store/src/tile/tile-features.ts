import type { Geometry } from 'geojson';
import { asksAboutAreas, placeMissing } from '../appeal/appeal-places.ts';
import { placeForReach, type ReachKind, reachKind, reachValuesOf } from '../appeal/appeals-in-reach.ts';
import { conditionValues } from '../appeal/condition-values.ts';
import { FIGURES_ZONE } from '../appeal/records.ts';
import type { Database } from '../engine/database.ts';
import type { Values } from '../engine/session.ts';
import { type Statement, statement } from '../engine/statement.ts';
import type { TileFeature, TileSet } from '../store.ts';

const FILES: Readonly<Record<TileSet['kind'], Statement>> = {
  grids: statement(import.meta.url, './tile-grids.sql'),
  arcs: statement(import.meta.url, './tile-arcs.sql'),
  'legacy-grids': statement(import.meta.url, './tile-legacy-grids.sql'),
  buildings: statement(import.meta.url, './tile-buildings.sql'),
  streets: statement(import.meta.url, './tile-streets.sql'),
  water: statement(import.meta.url, './tile-water.sql'),
  'land-use': statement(import.meta.url, './tile-land-use.sql'),
  compounds: statement(import.meta.url, './tile-compounds.sql'),
  communities: statement(import.meta.url, './tile-communities.sql'),
  branches: statement(import.meta.url, './tile-branches.sql'),
  outline: statement(import.meta.url, './tile-outline.sql'),
  appeals: statement(import.meta.url, './tile-appeals.sql'),
};

const APPEALS: Readonly<Record<ReachKind, Statement>> = {
  departments: FILES.appeals,
  small: statement(import.meta.url, './tile-appeals-in-small-reach.sql'),
  wide: statement(import.meta.url, './tile-appeals-in-wide-reach.sql'),
};

/** Features a statement: small enough that other questions get their turn on the one connection. */
const BATCH = 2_000;

/** The whole set by id, a batch at a time. Each batch is a statement of its own. */
export async function* tileFeatures(
  database: Database,
  district: string,
  set: TileSet,
): AsyncGenerator<readonly TileFeature[]> {
  if (set.kind === 'appeals') {
    await placeMissing(database, district, null, asksAboutAreas(set.conditions ?? {}));
    await placeForReach(database, district, set.reach);
  }
  const { sql, values: fixed } = await statementOf(database, district, set);
  let after: string | null = null;
  for (;;) {
    const values: Values = { district, ...fixed, after, limit: BATCH };
    const rows: readonly { id: string; geometry: string; properties: TileFeature['properties'] }[] =
      await database.read((session) => session.rows(sql, values));
    if (rows.length === 0) return;
    yield rows.map((row) => ({ ...row, geometry: JSON.parse(row.geometry) as Geometry }));
    if (rows.length < BATCH) return;
    after = rows[rows.length - 1].id;
  }
}

async function statementOf(
  database: Database,
  district: string,
  set: TileSet,
): Promise<{ readonly sql: Statement; readonly values: Values }> {
  if (set.kind !== 'appeals') return { sql: FILES[set.kind], values: setValues(set) };
  const { conditions, reach } = set;
  const kind = await database.read((session) => reachKind(session, district, reach));
  const { box: _, ...values } = conditionValues(conditions ?? {});
  return { sql: APPEALS[kind], values: { ...values, zone: FIGURES_ZONE, ...reachValuesOf(kind, reach) } };
}

function setValues(set: Exclude<TileSet, { kind: 'appeals' }>): Values {
  if (set.kind === 'grids' || set.kind === 'arcs') return { plan: set.planId, revision: set.revision };
  return set.kind === 'legacy-grids' ? { layer: set.layerId } : {};
}

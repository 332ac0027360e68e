import type { Database } from '../engine/database.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { countGrownTables } from '../engine/table-statistics.ts';
import { StoreError } from '../outcome.ts';
import type { AppealConditions } from './records.ts';

const PLACES_STALE = statement(import.meta.url, './places-stale.sql');
const PLACE_ARRIVALS = statement(import.meta.url, './place-arrivals.sql');
const PLACE_LOCK = statement(import.meta.url, './place-lock.sql');
const PLACE_FORGET = statement(import.meta.url, './place-forget.sql');
const PLACE_GRIDS = statement(import.meta.url, './place-grids.sql');
const PLACE_PLACED = statement(import.meta.url, './place-placed.sql');
const PLACE_APPEAL_AREAS = statement(import.meta.url, './place-appeal-areas.sql');
const PLACE_AREAS_PLACED = statement(import.meta.url, './place-areas-placed.sql');
const PLACE_BUILDING_AREAS = statement(import.meta.url, './place-building-areas.sql');

/** Appeals that arrive while others are placed make figures stale again; so often it is tried. */
const TRIES = 4;

/** Tables that figures are asked of. */
const FIGURE_TABLES = [
  'appeal',
  'appeal_area',
  'appeal_grid',
  'building',
  'building_area',
  'community',
  'grid',
] as const;

/** Databases whose tables were looked at since this process began: another may have filled them. */
const COUNTED = new WeakSet<object>();

/** A row of figures: whether places have to be worked out before it holds. */
export interface StaleRow {
  readonly stale: boolean;
}

/**
 * Asks for figures and, where an appeal, a building or an edit of the plan has no place in them yet, works the
 * places out and asks again in the same transaction. Every statement has at least one row, and its `stale` is
 * judged in the same snapshot as its figures, so that figures never mix two revisions of a plan.
 */
export async function askPlaced<Row extends StaleRow>(
  database: Database,
  district: string,
  planId: string | null,
  ask: (session: Session) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  if (!COUNTED.has(database.identity)) {
    await database.read((session) => countGrownTables(session, FIGURE_TABLES));
    COUNTED.add(database.identity);
  }
  const rows = await database.read(ask);
  if (!isStale(rows)) return rows;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const placed = await database.write(async (session) => {
      await countGrownTables(session, FIGURE_TABLES);
      const { arrivals } = await session.one<{ arrivals: string | null }>(PLACE_ARRIVALS, { district });
      if (planId !== null) await placeInGrids(session, district, planId, arrivals);
      await session.rows(PLACE_APPEAL_AREAS, { district });
      await session.rows(PLACE_AREAS_PLACED, { district, arrivals });
      await session.rows(PLACE_BUILDING_AREAS, { district });
      await countGrownTables(session, FIGURE_TABLES);
      return ask(session);
    });
    if (!isStale(placed)) return placed;
  }
  throw new StoreError('verdict-missing', 'Appeals or buildings were left without a place.');
}

/** Works out places that are missing: in the grids of the plan where one is named, in the areas where asked. */
export async function placeMissing(
  database: Database,
  district: string,
  planId: string | null,
  areas: boolean,
): Promise<void> {
  if (planId === null && !areas) return;
  await askPlaced(database, district, planId, (session) =>
    session.rows<StaleRow>(PLACES_STALE, { district, plan: planId, places: areas }),
  );
}

/** Whether conditions ask about towns or communities. */
export function asksAboutAreas({ townCode, communityCode }: AppealConditions): boolean {
  return townCode !== undefined || communityCode !== undefined;
}

function isStale(rows: readonly StaleRow[]): boolean {
  if (rows.length === 0) throw new StoreError('verdict-missing', 'Figures were answered with no row.');
  return rows[0].stale;
}

async function placeInGrids(
  session: Session,
  district: string,
  plan: string,
  arrivals: string | null,
): Promise<void> {
  const { revision, placed } = await session.one<{ revision: number; placed: number }>(PLACE_LOCK, {
    district,
    plan,
  });
  if (revision !== placed) await session.rows(PLACE_FORGET, { district, plan, placed });
  await session.rows(PLACE_GRIDS, { district, plan });
  await session.one(PLACE_PLACED, { district, plan, revision, arrivals });
}

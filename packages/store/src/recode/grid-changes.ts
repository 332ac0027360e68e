import type { CodeShare } from '@onegrid/planning';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { StoreError } from '../outcome.ts';
import { type CrosswalkShareRow, crosswalkOf, type DrawnGridRow } from './crosswalk-rows.ts';
import type { GridChangeRecord } from './records.ts';

const BORDER_MOVES = statement(import.meta.url, './border-moves.sql');
/** A grid that holds at least half of another holds that one too. */
const JOINED_SHARE = 0.5;

interface BorderMoveRow {
  id: string;
  households: number;
  gained_m2: number;
  lost_m2: number;
  households_gained: number;
  households_lost: number;
}

/** What became of each drawn grid, in their order. */
export async function readGridChanges(
  session: Session,
  drawn: readonly DrawnGridRow[],
  shares: readonly CrosswalkShareRow[],
  values: { readonly district: string; readonly plan: string; readonly department: string },
): Promise<readonly GridChangeRecord[]> {
  const moves = await session.rows<BorderMoveRow>(BORDER_MOVES, values);
  const moveById = new Map(moves.map((move) => [move.id, move]));
  const crosswalk = crosswalkOf(drawn, shares);
  const members = membersOfGrids(drawn, crosswalk);
  return drawn.map(({ id, grid_id, area_m2 }) => {
    const move = moveById.get(id);
    if (move === undefined) throw new StoreError('verdict-missing', `${BORDER_MOVES.name} lacks a grid.`);
    const into = crosswalk.get(grid_id) ?? [];
    const [largest] = into;
    const together = largest === undefined ? [] : (members.get(largest.code) ?? []);
    const joinedWithIds = together.filter((other) => other !== id);
    return {
      legacyGridId: id,
      gridId: grid_id,
      areaM2: area_m2,
      households: move.households,
      into,
      joinedWith: joinedWithIds.length,
      joinedWithIds,
      gainedM2: move.gained_m2,
      lostM2: move.lost_m2,
      householdsGained: move.households_gained,
      householdsLost: move.households_lost,
    };
  });
}

/** For each unified grid the drawn grids that it holds to at least half. */
function membersOfGrids(
  drawn: readonly DrawnGridRow[],
  crosswalk: ReadonlyMap<string, readonly CodeShare[]>,
): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const { id, grid_id } of drawn) {
    for (const { code, share } of crosswalk.get(grid_id) ?? []) {
      if (share >= JOINED_SHARE) members.set(code, [...(members.get(code) ?? []), id]);
    }
  }
  return members;
}

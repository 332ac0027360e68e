import {
  applyEdit,
  type EditContext,
  type EditOp,
  type GroundDocument,
  householdCounter,
  nextCodes,
  type PlanState,
} from '@onegrid/planning';
import type { Position } from 'geojson';
import { type BorderHandle, borderHandles, carry } from '../../src/edit/border-handles.ts';
import { placeKey } from '../../src/edit/border-lines.ts';
import { drawnLine } from '../../src/edit/operations.ts';
import { middleOf, PlanPlaces } from '../../src/edit/select/plan-places.ts';
import { simplified } from '../../src/edit/simplify.ts';

/** Where a tool can be tried on a plan that a person could also try it: which place to press, and what it is about. */
export interface LineToDraw {
  readonly code: string;
  /** From border to border of the grid, along streets. */
  readonly line: readonly Position[];
  /** Inside the land that the line cuts off. */
  readonly cutOff: Position;
}

/** A line through a grid that the rules let be drawn, for a redrawn border or for a split. */
export function lineToDraw(
  plan: PlanState,
  ground: GroundDocument,
  kind: 'redraw-boundary' | 'split-grid',
): LineToDraw {
  const places = PlanPlaces.of(plan);
  const context = contextOf(ground);
  for (const code of places.codes()) {
    const atoms = places.atomsOf(code);
    if (atoms.length < 4) continue;
    for (const atom of atoms) {
      const path = lineBeside(places, atom, code);
      if (path === null) continue;
      const line = simplified(path, 1e-5).map((i) => path[i]);
      // A person sets a few points, not dozens.
      if (line.length > 8) continue;
      const op: EditOp =
        kind === 'redraw-boundary'
          ? { kind, code, line: drawnLine(line) }
          : { kind, code, line: drawnLine(line), newCode: nextCodes(plan, code, 1)[0], newAtomIds: [] };
      if ('diff' in applyEdit(plan, op, context)) return { code, line, cutOff: middleOf(plan.atoms[atom]) };
    }
  }
  throw new Error(`no line for ${kind}`);
}

export interface HandleToDrag {
  readonly code: string;
  readonly from: Position;
  readonly to: Position;
}

/** A point of a border that the rules let be dragged, as the map shows it with a pixel of so many degrees. */
export function handleToDrag(plan: PlanState, ground: GroundDocument, pixel: number): HandleToDrag {
  const context = contextOf(ground);
  for (const code of PlanPlaces.of(plan).codes()) {
    const handles = borderHandles(plan, code, 5 * pixel);
    for (const handle of handles.filter((one) => isAlone(one, handles, 30 * pixel))) {
      for (const [x, y] of [
        [0, 1],
        [1, 0],
        [0, -1],
        [-1, 0],
      ]) {
        const to = [handle.at[0] + 24 * x * pixel, handle.at[1] + 24 * y * pixel];
        if ('diff' in applyEdit(plan, carry(handle, to), context)) return { code, from: handle.at, to };
      }
    }
  }
  throw new Error('no point of a border can be dragged');
}

function isAlone({ at }: BorderHandle, handles: readonly BorderHandle[], within: number): boolean {
  return handles.every(
    (other) => other.at === at || Math.hypot(other.at[0] - at[0], other.at[1] - at[1]) > within,
  );
}

/** A grid that can be split into so many parts. */
export function gridToSplit(plan: PlanState, ground: GroundDocument, parts: number): string {
  const context = contextOf(ground);
  const found = PlanPlaces.of(plan)
    .codes()
    .find(
      (code) =>
        'diff' in
        applyEdit(plan, { kind: 'split-evenly', code, newCodes: nextCodes(plan, code, parts - 1) }, context),
    );
  if (found === undefined) throw new Error('no grid can be split evenly');
  return found;
}

function contextOf(ground: GroundDocument): EditContext {
  return { rules: ground.rules, households: householdCounter(ground.households) };
}

/** The edges between an atom and the rest of its grid, where they make one line that ends on the grid's border. */
function lineBeside(places: PlanPlaces, atom: number, code: string): Position[] | null {
  const { plan } = places;
  const around = places.touching(boxAround(plan.atoms[atom].geometry.coordinates[0]));
  const inner = places
    .edgesOf(around)
    .filter(({ a, b }) => b !== null && (a === atom || b === atom) && plan.codes[a] === plan.codes[b])
    .filter(({ a }) => plan.codes[a] === code);
  const next = new Map<string, Position[]>();
  for (const { from, to } of inner) {
    next.set(placeKey(from), [...(next.get(placeKey(from)) ?? []), to]);
    next.set(placeKey(to), [...(next.get(placeKey(to)) ?? []), from]);
  }
  const ends = [...next.values()].filter((list) => list.length === 1);
  if (ends.length !== 2 || [...next.values()].some((list) => list.length > 2)) return null;
  const start = inner
    .flatMap(({ from, to }) => [from, to])
    .find((at) => next.get(placeKey(at))?.length === 1);
  if (start === undefined) return null;
  const path: Position[] = [start];
  for (;;) {
    const last = path[path.length - 1];
    const before = path[path.length - 2];
    const step = next
      .get(placeKey(last))
      ?.find((at) => before === undefined || placeKey(at) !== placeKey(before));
    if (step === undefined) break;
    path.push(step);
  }
  return path.length === inner.length + 1 ? path : null;
}

function boxAround(ring: readonly Position[]): [number, number, number, number] {
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

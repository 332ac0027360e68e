import type { EditOp } from '@onegrid/planning';
import type { Geometry, LineString, Polygon, Position } from 'geojson';
import type { EditOperationInput } from './edit-operation-type.ts';

export const MOST_OPERATIONS = 100;
/** Atoms, vertices or edges that one operation names. */
const MOST_NAMED = 20_000;

/** Thrown inside this file only, and caught where the operations are read. */
class NotUnderstood extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

type Inputs = { readonly [Member in keyof EditOperationInput]-?: NonNullable<EditOperationInput[Member]> };

/** How each member of an operation is read. */
const READERS: { readonly [Member in keyof Inputs]: (input: Inputs[Member]) => EditOp } = {
  splitGrid: ({ line, ...rest }) => ({ kind: 'split-grid', ...rest, line: lineOf(line) }),
  mergeGrids: ({ codes, intoCode }) => ({ kind: 'merge-grids', codes, intoCode }),
  redrawBoundary: ({ code, line }) => ({ kind: 'redraw-boundary', code, line: lineOf(line) }),
  moveVertices: ({ moves, inserts }) => ({
    kind: 'move-vertices',
    moves: moves.map(({ from, to }) => ({ from: positionOf(from), to: to == null ? null : positionOf(to) })),
    inserts: inserts.map(({ between, at }) => ({ between: edgeOf(between), at: positionOf(at) })),
  }),
  moveLand: ({ land, to }) => ({ kind: 'move-land', land: polygonOf(land), to }),
  reassignAtoms: ({ atomIds, to }) => ({ kind: 'reassign-atoms', atomIds: named(atomIds), to }),
  createGrid: ({ newCode, atomIds, land }) => ({
    kind: 'create-grid',
    newCode,
    atomIds: named(atomIds),
    land: land == null ? null : polygonOf(land),
  }),
  retireGrid: ({ code, into }) => ({ kind: 'retire-grid', code, into: into ?? null }),
  splitEvenly: ({ code, newCodes }) => ({ kind: 'split-evenly', code, newCodes }),
  setMicroGrid: ({ code, atomIds, micro }) => ({
    kind: 'set-micro-grid',
    code,
    atomIds: named(atomIds),
    micro: micro ?? null,
  }),
  divideMicroGrids: ({ code, parts }) => ({ kind: 'divide-micro-grids', code, parts }),
  markGrid: ({ code, mark, value }) => ({ kind: 'mark-grid', code, mark, value: value ?? null }),
  decideBorder: ({ edges, decision }) => ({
    kind: 'decide-border',
    edges: named(edges).map(edgeOf),
    decision: decision ?? null,
  }),
};

/** The operations as planning takes them, or the reason code of the first that is none. */
export function editOps(operations: readonly EditOperationInput[]): readonly EditOp[] | string {
  if (operations.length < 1 || operations.length > MOST_OPERATIONS) return 'operation-count';
  try {
    return operations.map(editOp);
  } catch (error) {
    if (error instanceof NotUnderstood) return error.code;
    throw error;
  }
}

function editOp(operation: EditOperationInput): EditOp {
  const members = (Object.keys(READERS) as (keyof Inputs)[]).filter((member) => operation[member] != null);
  if (members.length !== 1) throw new NotUnderstood('one-operation-member');
  return read(members[0], operation);
}

function read<Member extends keyof Inputs>(member: Member, operation: EditOperationInput): EditOp {
  return READERS[member](operation[member] as Inputs[Member]);
}

function named<Item>(items: readonly Item[]): readonly Item[] {
  if (items.length > MOST_NAMED) throw new NotUnderstood('operation-too-long');
  return items;
}

function lineOf(geometry: Geometry): LineString {
  if (geometry.type !== 'LineString') throw new NotUnderstood('line-expected');
  return geometry;
}

function polygonOf(geometry: Geometry): Polygon {
  if (geometry.type !== 'Polygon') throw new NotUnderstood('polygon-expected');
  return geometry;
}

function positionOf(numbers: readonly number[]): Position {
  const [lon, lat] = numbers;
  const inRange = numbers.length === 2 && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  if (!inRange) throw new NotUnderstood('position-expected');
  return [lon, lat];
}

function edgeOf(positions: readonly (readonly number[])[]): readonly [Position, Position] {
  if (positions.length !== 2) throw new NotUnderstood('edge-expected');
  return [positionOf(positions[0]), positionOf(positions[1])];
}

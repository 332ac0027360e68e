import { markedBorders } from './marked-borders.ts';
import type { OperationDiff } from './operation.ts';
import type { MicroChange, PlanDiff } from './plan-diff.ts';
import { byMark, edgeKey, type MarkChange } from './plan-mark.ts';
import { byId, type PlanState, planIndex } from './plan-state.ts';

/**
 * An operation's diff with what follows from it: pieces stay in the micro-grid of their atom as long as they
 * stay in its grid, atoms that change their grid leave their micro-grid, and grids that end lose their marks. The
 * mark of a border goes with the edges that the border is parted into, and ends with the border.
 * What the operation itself sets goes before.
 */
export function followDiff(plan: PlanState, diff: OperationDiff): PlanDiff {
  return { ...diff, micro: microChanges(plan, diff), marks: markChanges(plan, diff) };
}

function microChanges(plan: PlanState, diff: OperationDiff): MicroChange[] {
  const changes = new Map<string, MicroChange>();
  const { micro = {} } = plan;
  const removed = new Map(diff.removed.map((placed) => [placed.atom.id, placed]));
  for (const atomId of removed.keys()) set(atomId, micro[atomId] ?? null, null);
  for (const { atomId } of diff.reassigned) set(atomId, micro[atomId] ?? null, null);
  for (const { atom, code, parentId } of diff.added) {
    const parent = parentId === null ? undefined : removed.get(parentId);
    if (parent !== undefined && parent.code === code) set(atom.id, null, micro[parent.atom.id] ?? null);
  }
  for (const { atomId, from, to } of diff.micro ?? []) set(atomId, changes.get(atomId)?.from ?? from, to);
  return [...changes.values()]
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => byId({ id: a.atomId }, { id: b.atomId }));

  function set(atomId: string, from: string | null, to: string | null): void {
    changes.set(atomId, { atomId, from, to });
  }
}

function markChanges(plan: PlanState, diff: OperationDiff): MarkChange[] {
  const own = diff.marks ?? [];
  const ended = endedGrids(plan, diff);
  const lost = (plan.marks ?? []).filter(
    ({ kind, key }) =>
      kind !== 'border' &&
      ended.has(key) &&
      !own.some((change) => change.kind === kind && change.key === key),
  );
  const changes = [
    ...own,
    ...lost.map(({ kind, key, value }) => ({ kind, key, from: value, to: null })),
    ...borderChanges(plan, diff),
  ];
  return changes.filter(({ from, to }) => from !== to).sort(byMark);
}

function borderChanges(plan: PlanState, diff: OperationDiff): MarkChange[] {
  return markedBorders(plan, diff).flatMap(({ key, value, after }) => {
    const keys = after.map(([a, b]) => edgeKey(a, b));
    if (keys.includes(key)) return [];
    const parts = keys.map((part): MarkChange => ({ kind: 'border', key: part, from: null, to: value }));
    return [{ kind: 'border', key, from: value, to: null }, ...parts];
  });
}

/** Grids that have no atom left. */
function endedGrids(plan: PlanState, { removed, added, reassigned }: OperationDiff): Set<string> {
  const { members } = planIndex(plan);
  const count = new Map<string, number>();
  const change = (code: string, by: number) =>
    count.set(code, (count.get(code) ?? members.get(code)?.length ?? 0) + by);
  for (const { code } of removed) change(code, -1);
  for (const { code } of added) change(code, 1);
  for (const { from, to } of reassigned) {
    change(from, -1);
    change(to, 1);
  }
  return new Set([...count].filter(([, atoms]) => atoms === 0).map(([code]) => code));
}

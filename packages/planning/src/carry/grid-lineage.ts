import type { GridLineage, LineageKind } from './earlier-plan.ts';
import type { GridRelations } from './relate-grids.ts';
import type { SharedPart } from './shared-land.ts';

/** A grid that holds less of another than this is not named beside it. */
const NAMED_SHARE = 0.1;

/** Ties between two plans as their kinds define them, by the first code of either side. */
export function lineageOf(
  relations: GridRelations,
  fromCodes: readonly string[],
  toCodes: readonly string[],
): GridLineage[] {
  const { heirOf, parentOf, oneWith, same, shared } = relations;
  const childrenOf = groupedBy(parentOf, fromCodes.length);
  const mergedInto = groupedBy(heirOf, toCodes.length);
  const told = { from: new Uint8Array(fromCodes.length), to: new Uint8Array(toCodes.length) };
  const parts = partsByGrid(shared.parts, fromCodes.length, toCodes.length);
  const lineage: GridLineage[] = [];
  const tell = (
    kind: LineageKind,
    from: readonly number[],
    to: readonly number[],
    by: readonly SharedPart[],
  ) => {
    const between = by.filter((part) => from.includes(part.from) && to.includes(part.to));
    const order = (places: readonly number[], codes: readonly string[], side: 'from' | 'to') => {
      const land = (place: number) =>
        between.reduce((sum, part) => sum + (part[side] === place ? part.areaM2 : 0), 0);
      return [...places]
        .sort((a, b) => land(b) - land(a) || compare(codes[a]!, codes[b]!))
        .map((place) => codes[place]!);
    };
    const sum = (amount: (part: SharedPart) => number) =>
      between.reduce((all, part) => all + amount(part), 0);
    lineage.push({
      from: order(from, fromCodes, 'from'),
      to: order(to, toCodes, 'to'),
      kind,
      areaM2: sum(({ areaM2 }) => areaM2),
      households: shared.fromHouseholds ? sum(({ households }) => households) : null,
    });
    for (const place of from) told.from[place] = 1;
    for (const place of to) told.to[place] = 1;
  };
  childrenOf.forEach((children, from) => {
    if (children.length > 1) tell('split', [from], children, parts.from[from]!);
  });
  mergedInto.forEach((merged, to) => {
    if (merged.length > 1) tell('merged', merged, [to], parts.to[to]!);
  });
  oneWith.forEach((from, to) => {
    if (from < 0 || told.from[from] || told.to[to]) return;
    const kept = fromCodes[from] === toCodes[to];
    tell(kept && same[to] ? 'same' : 'changed', [from], [to], parts.to[to]!);
  });
  // What is named beside a new or a retired grid is not told by it.
  const open = {
    from: [...fromCodes.keys()].filter((from) => !told.from[from]),
    to: [...toCodes.keys()].filter((to) => !told.to[to]),
  };
  for (const from of open.from) {
    const named = parts.from[from]!.filter(({ areaM2 }) => areaM2 >= NAMED_SHARE * shared.fromAreaM2[from]!);
    tell(
      'retired',
      [from],
      named.map(({ to }) => to),
      named,
    );
  }
  for (const to of open.to) {
    const named = parts.to[to]!.filter(({ areaM2 }) => areaM2 >= NAMED_SHARE * shared.toAreaM2[to]!);
    tell(
      'new',
      named.map(({ from }) => from),
      [to],
      named,
    );
  }
  const key = ({ from, to }: GridLineage) => `${[...from, ...to].sort(compare)[0]}`;
  return lineage.sort((a, b) => compare(key(a), key(b)) || compare(a.kind, b.kind));
}

/** Places by the place they point to. */
function groupedBy(pointers: Int32Array, groups: number): number[][] {
  const members: number[][] = Array.from({ length: groups }, () => []);
  pointers.forEach((group, member) => {
    if (group >= 0) members[group]!.push(member);
  });
  return members;
}

function partsByGrid(parts: readonly SharedPart[], fromCount: number, toCount: number) {
  const from: SharedPart[][] = Array.from({ length: fromCount }, () => []);
  const to: SharedPart[][] = Array.from({ length: toCount }, () => []);
  for (const part of parts) {
    from[part.from]!.push(part);
    to[part.to]!.push(part);
  }
  return { from, to };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

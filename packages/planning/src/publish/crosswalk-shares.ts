import type { SharedLand } from '../carry/shared-land.ts';

/** What of an old grid goes over into a new one; shares of one source sum to 1. */
export interface CrosswalkShare {
  readonly source: string;
  /** Null: what of the old grid lies in no new one. */
  readonly grid: string | null;
  /** Of the source's households; of its land where nobody lives. */
  readonly share: number;
  readonly households: number;
  readonly areaM2: number;
  readonly appeals: number;
}

/** What goes over, before shares are told of it. */
export type CrosswalkPart = Omit<CrosswalkShare, 'share'>;

/** Land below this share of a grid is the rounding of crossings, not land that no grid has. */
const ROUNDING = 1e-6;

/**
 * Shares of parts that belong to sources: of the source's households, of its land where it has none. A source
 * without either is whole in its first part.
 */
export function shareOut<Part extends Omit<CrosswalkPart, 'grid'>>(
  parts: readonly Part[],
  sourceOf: (part: Part) => string,
): (Part & { readonly share: number })[] {
  const sums = new Map<string, { households: number; areaM2: number; first: Part }>();
  for (const part of parts) {
    const sum = sums.get(sourceOf(part)) ?? { households: 0, areaM2: 0, first: part };
    sum.households += part.households;
    sum.areaM2 += part.areaM2;
    sums.set(sourceOf(part), sum);
  }
  return parts.map((part) => {
    const { households, areaM2, first } = sums.get(sourceOf(part))!;
    if (households > 0) return { ...part, share: part.households / households };
    if (areaM2 > 0) return { ...part, share: part.areaM2 / areaM2 };
    return { ...part, share: part === first ? 1 : 0 };
  });
}

/**
 * Where the grids of an earlier plan went, by household, land and appeal: exact amounts of their common land,
 * with what lies in no new grid told beside it. By source, largest share first.
 *
 * @param homes both plans measured with households, @param calls the same with appeals in their place.
 */
export function crosswalkShares(
  homes: SharedLand,
  calls: SharedLand,
  fromCodes: readonly string[],
  toCodes: readonly string[],
): CrosswalkShare[] {
  const appeals = new Map(calls.parts.map((part) => [`${part.from} ${part.to}`, part.households]));
  const left = fromCodes.map((source, from) => ({
    source,
    grid: null,
    households: homes.fromHouseholds?.[from] ?? 0,
    areaM2: homes.fromAreaM2[from]!,
    appeals: calls.fromHouseholds?.[from] ?? 0,
  }));
  const parts: CrosswalkPart[] = homes.parts.map(({ from, to, areaM2, households }) => {
    const told = appeals.get(`${from} ${to}`) ?? 0;
    const rest = left[from]!;
    rest.areaM2 -= areaM2;
    rest.households -= households;
    rest.appeals -= told;
    return { source: fromCodes[from]!, grid: toCodes[to]!, households, areaM2, appeals: told };
  });
  left.forEach((rest, from) => {
    const land = rest.areaM2 > ROUNDING * homes.fromAreaM2[from]!;
    if (!land && rest.households <= 0 && rest.appeals <= 0) return;
    parts.push({ ...rest, areaM2: Math.max(0, rest.areaM2) });
  });
  return shareOut(parts, ({ source }) => source).sort(
    (a, b) =>
      compare(a.source, b.source) ||
      b.share - a.share ||
      b.areaM2 - a.areaM2 ||
      compare(a.grid ?? '', b.grid ?? ''),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

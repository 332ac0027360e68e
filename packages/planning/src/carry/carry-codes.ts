import type { Lattice } from '@onegrid/geometry';
import type { MultiPolygon, Polygon } from 'geojson';
import type { HouseholdSource } from '../model/layer.ts';
import { commonLattice } from './common-lattice.ts';
import type { EarlierPlan, GridLineage } from './earlier-plan.ts';
import { lineageOf } from './grid-lineage.ts';
import { codeFits, numberGrids } from './number-grids.ts';
import { type GridRelations, relateGrids } from './relate-grids.ts';
import { sharedLand } from './shared-land.ts';

export interface CarryOptions {
  /** By grid, what its code begins with: that of its community; empty or absent for none. */
  readonly prefixes?: readonly string[];
  /**
   * Where people live now. Both plans are measured with it, so that growth alone changes no identity; without it
   * land decides.
   */
  readonly households?: HouseholdSource;
  /** That of the merge, where there is one; else one around both plans is made. */
  readonly lattice?: Lattice;
}

export interface CarriedCodes {
  /** By grid: the code it has now, kept or new. */
  readonly codes: readonly string[];
  /** By grid: the earlier code it keeps, or null. */
  readonly kept: readonly (string | null)[];
  readonly lineage: readonly GridLineage[];
}

/**
 * Codes of a new plan's grids after an earlier plan: a grid keeps the code of the earlier grid that is one with
 * it (each holds most of the other, see `LINEAGE_KINDS`), unless its community asks for another; every other
 * grid gets a number that no live or retired code of its prefix ever had, in the order of the grids. A code
 * that ends is never given again.
 *
 * @param grids in the order in which new ones are numbered.
 */
export function carryCodes(
  earlier: EarlierPlan,
  grids: readonly { readonly geometry: Polygon | MultiPolygon }[],
  { prefixes = [], households, lattice }: CarryOptions = {},
): CarriedCodes {
  const before = gridsByCode(earlier);
  const relations = relationsOf(before, grids, households, lattice);
  const prefixOf = grids.map((_, grid) => prefixes[grid] ?? '');
  const distinct = new Set(prefixOf);
  const kept = grids.map((_, grid) => {
    const code = relations === null ? undefined : before[relations.oneWith[grid]!]?.code;
    return code !== undefined && codeFits(code, prefixOf[grid]!, distinct) ? code : null;
  });
  const earlierCodes = before.map(({ code }) => code);
  const codes = numberGrids(kept, prefixOf, [...earlierCodes, ...(earlier.retiredCodes ?? [])]);
  return { codes, kept, lineage: relations === null ? [] : lineageOf(relations, earlierCodes, codes) };
}

/** The ties between an earlier plan and a plan whose codes stand, such as one that was edited since. */
export function gridLineage(
  earlier: EarlierPlan,
  grids: readonly { readonly code: string; readonly geometry: Polygon | MultiPolygon }[],
  { households, lattice }: Omit<CarryOptions, 'prefixes'> = {},
): readonly GridLineage[] {
  const before = gridsByCode(earlier);
  const relations = relationsOf(before, grids, households, lattice);
  const codesOf = (coded: readonly { readonly code: string }[]) => coded.map(({ code }) => code);
  return relations === null ? [] : lineageOf(relations, codesOf(before), codesOf(grids));
}

/** Codes that no grid may have again: all that there were and none of the plan has. */
export function retiredCodesAfter(earlier: EarlierPlan, codes: readonly string[]): string[] {
  const live = new Set(codes);
  const ever = [...earlier.unified.map(({ code }) => code), ...(earlier.retiredCodes ?? [])];
  return [...new Set(ever)].filter((code) => !live.has(code)).sort();
}

interface CodedGeometry {
  readonly code: string;
  readonly geometry: MultiPolygon;
}

/** The earlier grids by code, each once with all its parts: their order in a file changes nothing. */
function gridsByCode({ unified }: EarlierPlan): CodedGeometry[] {
  const parts = new Map<string, MultiPolygon['coordinates']>();
  for (const { code, geometry } of unified) {
    const own = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    parts.set(code, [...(parts.get(code) ?? []), ...own]);
  }
  return [...parts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, coordinates]) => ({ code, geometry: { type: 'MultiPolygon', coordinates } }));
}

/** Null where neither plan has a place. */
function relationsOf(
  before: readonly CodedGeometry[],
  grids: readonly { readonly geometry: Polygon | MultiPolygon }[],
  households: HouseholdSource | undefined,
  given: Lattice | undefined,
): GridRelations | null {
  const from = before.map(({ geometry }) => geometry);
  const to = grids.map(({ geometry }) => geometry);
  const lattice = given ?? commonLattice([...from, ...to]);
  return lattice && relateGrids(sharedLand(from, to, lattice, households));
}

import type { MultiPolygon, Polygon } from 'geojson';
import { gridLineage } from '../carry/carry-codes.ts';
import { commonLattice } from '../carry/common-lattice.ts';
import type { GridLineage } from '../carry/earlier-plan.ts';
import { sharedLand } from '../carry/shared-land.ts';
import { westToEast } from '../carry/west-to-east.ts';
import { type CrosswalkShare, crosswalkShares } from './crosswalk-shares.ts';
import { keptCodes, publicationCodes } from './publication-codes.ts';

/** Digits of a grid's number within its community. */
const NUMBER_DIGITS = 3;

export interface GridToPublish {
  /** In the draft. */
  readonly code: string;
  /** CRS84 degrees. */
  readonly geometry: Polygon | MultiPolygon;
  /** The twelve digits of its community; empty where that has no code. */
  readonly prefix: string;
}

export interface PublicationInput {
  readonly grids: readonly GridToPublish[];
  /** Grids of the plan in force; empty for the first publication. */
  readonly earlier: readonly { readonly code: string; readonly geometry: Polygon | MultiPolygon }[];
  /** Every code that was ever published. */
  readonly usedCodes: readonly string[];
  /** Where people live now; empty where nobody knows: then land decides. */
  readonly households: readonly { readonly lon: number; readonly lat: number; readonly n: number }[];
  readonly appeals: readonly { readonly lon: number; readonly lat: number }[];
}

/** What publishing a plan does to the codes of its grids. */
export interface PlanPublication {
  readonly kind: 'publication';
  /** Of every grid, by its published code. */
  readonly codes: readonly { readonly from: string; readonly to: string; readonly kind: 'kept' | 'new' }[];
  /** Empty for the first publication. */
  readonly lineage: readonly GridLineage[];
  /** Published before and of no grid any more, sorted. */
  readonly retiredCodes: readonly string[];
  /** Where the grids of the plan in force went. */
  readonly crosswalk: readonly CrosswalkShare[];
}

/** A community has no number left: it would take a fourth digit. */
export interface CommunityFull {
  readonly kind: 'community-full';
  readonly prefix: string;
}

/**
 * The codes, the lineage and the crosswalk with which a plan comes into force. The first publication numbers the
 * grids of each community from west to east, then north to south; a later one leaves a code with the grid that
 * goes on as it (`keptCodes`) and numbers the others on from the last number of their community, in that order.
 */
export function planPublication(input: PublicationInput): PlanPublication | CommunityFull {
  const order = westToEast(input.grids.map(({ geometry }) => geometry));
  const grids = order.map((place) => input.grids[place]!);
  const before = [...input.earlier].sort((a, b) => (a.code < b.code ? -1 : 1));
  const geometriesOf = (placed: readonly { readonly geometry: Polygon | MultiPolygon }[]) =>
    placed.map(({ geometry }) => geometry);
  const [from, to] = [geometriesOf(before), geometriesOf(grids)];
  const lattice = before.length === 0 ? null : commonLattice([...from, ...to]);
  const source = { kind: 'points', points: input.households } as const;
  const homes = lattice && sharedLand(from, to, lattice, source);
  const earlierCodes = before.map(({ code }) => code);
  const used = [...new Set([...input.usedCodes, ...earlierCodes])];
  const prefixes = grids.map(({ prefix }) => prefix);
  const { codes, kept } = publicationCodes(
    homes === null ? grids.map(() => null) : keptCodes(homes, earlierCodes),
    prefixes,
    used,
  );
  const full = codes.findIndex(
    (code, grid) => prefixes[grid] !== '' && code.length > prefixes[grid]!.length + NUMBER_DIGITS,
  );
  if (full >= 0) return { kind: 'community-full', prefix: prefixes[full]! };
  const live = new Set(codes);
  return {
    kind: 'publication',
    codes: grids
      .map(({ code }, grid) => ({
        from: code,
        to: codes[grid]!,
        kind: kept[grid] ? ('kept' as const) : ('new' as const),
      }))
      .sort((a, b) => (a.to < b.to ? -1 : 1)),
    lineage:
      lattice === null
        ? []
        : gridLineage(
            { unified: before.map((grid) => ({ ...grid, households: 0 })) },
            grids.map(({ geometry }, grid) => ({ code: codes[grid]!, geometry })),
            { lattice, ...(input.households.length > 0 ? { households: source } : {}) },
          ),
    retiredCodes: used.filter((code) => !live.has(code)).sort(),
    crosswalk:
      homes === null || lattice === null
        ? []
        : crosswalkShares(homes, callsOn(from, to, lattice, input.appeals), earlierCodes, codes),
  };
}

/** The same land measured with appeals in the place of households. */
function callsOn(
  from: readonly (Polygon | MultiPolygon)[],
  to: readonly (Polygon | MultiPolygon)[],
  lattice: NonNullable<ReturnType<typeof commonLattice>>,
  appeals: PublicationInput['appeals'],
) {
  return sharedLand(from, to, lattice, {
    kind: 'points',
    points: appeals.map(({ lon, lat }) => ({ lon, lat, n: 1 })),
  });
}

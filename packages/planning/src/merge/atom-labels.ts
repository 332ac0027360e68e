import type { Claims, FaceGroups } from '@onegrid/geometry';
import type { MergeFinding } from '../model/merge.ts';
import { partsOfOutline } from './connected-pieces.ts';
import type { FaceHouseholds } from './households.ts';
import type { PreparedLayer } from './prepare.ts';
import { rejoinBrokenGrids, rescueLostGrids } from './rescue-grids.ts';

/** The label and its share for every layer and atom. */
export interface AtomLabels {
  /** `labels[layer][atom]`, -1 for none. */
  readonly labels: readonly Int32Array[];
  readonly shares: readonly Float64Array[];
}

/**
 * Labels every atom with the grid that holds most of it (households, area where there are none), then sees
 * to it that no grid is lost and none that was one piece is broken, as far as labels can do that.
 *
 * @param faces the atoms as faces of `groups.graph`.
 */
export function labelAtoms(
  groups: FaceGroups,
  faces: readonly number[],
  layers: readonly PreparedLayer[],
  households: FaceHouseholds | null,
  neighbours: readonly (readonly number[])[],
): { result: AtomLabels; findings: MergeFinding[] } {
  const findings: MergeFinding[] = [];
  const labels: Int32Array[] = [];
  const shares: Float64Array[] = [];
  const parts = partsOfOutline(neighbours);
  const withUnits = faces.map((face) => groups.units[face]!.length > 0);
  layers.forEach((layer, index) => {
    const claims = faces.map((face) => {
      const counted = households && households.total[face]! > 0 ? households.claims[index]![face]! : null;
      return counted ?? groups.claims[index]![face] ?? new Map<number, number>();
    });
    const own = Int32Array.from(faces, (face, atom) =>
      groups.units[face]!.length === 0
        ? strongest(claims[atom]!)
        : strongest(areaAndPeople(groups.claims[index]![face], claims[atom]!)),
    );
    const areas = faces.map((face) => groups.claims[index]![face] ?? new Map<number, number>());
    rescueLostGrids(layer, own, areas, withUnits, findings);
    rejoinBrokenGrids(layer, own, areas, neighbours, parts, withUnits, findings);
    labels.push(own);
    shares.push(
      Float64Array.from(own, (label, atom) =>
        shareOf(label, claims[atom]!, groups, households, faces[atom]!),
      ),
    );
  });
  return { result: { labels, shares }, findings };
}

function shareOf(
  label: number,
  claims: Claims,
  groups: FaceGroups,
  households: FaceHouseholds | null,
  face: number,
): number {
  const counted = households !== null && households.total[face]! > 0;
  let whole = counted ? households.total[face]! : 0;
  // The sweep's own sum, not the exact area: a share of what was measured in the same way never exceeds 1.
  if (!counted) for (const amount of claims.values()) whole += amount;
  if (!counted) whole = Math.min(whole, Math.max(groups.areaM2[face]!, claims.get(label) ?? 0));
  return whole > 0 ? Math.min(1, (claims.get(label) ?? 0) / whole) : label < 0 ? 1 : 0;
}

/**
 * The share of the land that each label claims plus its share of the people. A unit has to go with one grid,
 * however the lines run through it: by people alone half of an empty park would follow one corner house.
 */
function areaAndPeople(areas: Claims | null | undefined, people: Claims): Claims {
  const shares = new Map<number, number>();
  for (const claims of areas ? [areas, people] : [people]) {
    let whole = 0;
    for (const amount of claims.values()) whole += amount;
    for (const [label, amount] of claims) shares.set(label, (shares.get(label) ?? 0) + amount / whole);
  }
  return shares;
}

/** The label with the largest claim; ties to the smaller label, none last. */
function strongest(claims: Claims): number {
  let best = -1;
  let most = 0;
  for (const [label, amount] of claims) {
    if (amount > most || (amount === most && most > 0 && label >= 0 && (best < 0 || label < best))) {
      best = label;
      most = amount;
    }
  }
  return best;
}

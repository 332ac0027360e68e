import { facesOfPoints, type Lattice, layerClaims } from '@onegrid/geometry';
import type { MultiPolygon, Polygon } from 'geojson';
import type { CommunityReport, MergeFinding, UnitsReport } from '../model/merge.ts';
import type { BuiltAtoms } from './build-atoms.ts';
import type { PreparedInput } from './prepare.ts';
import { round } from './round.ts';
import type { UnitLand } from './unit-land.ts';

/** Less than this share of a unit on the other side of a line is how two surveyors draw one line. */
const NOTICEABLE_SHARE = 0.02;

/** What became of units and communities, measured on the result. */
export interface GroundReport {
  readonly units: UnitsReport | null;
  readonly communities: readonly CommunityReport[];
  readonly outsideCommunityShare: number | null;
  readonly findings: readonly MergeFinding[];
}

/**
 * Measures what the division made of the ground: every unit's land by community and by grid, every grid's land
 * by community as given, and what whole units cost each department at the least.
 *
 * @param assignment grid of every atom.
 */
export function reportGround(
  built: BuiltAtoms,
  assignment: Int32Array,
  grids: number,
  prepared: PreparedInput,
  unitLand: UnitLand | null,
): GroundReport {
  const gridOfFace = new Int32Array(built.groups.graph.faceCount).fill(-1);
  built.faces.forEach((face, atom) => {
    gridOfFace[face] = assignment[atom]!;
  });
  const { units, findings } = reportUnits(built, gridOfFace, prepared, unitLand);
  const communities = reportCommunities(built, assignment, prepared);
  const landInside = landByCommunity(built, gridOfFace, prepared);
  return {
    units,
    communities,
    outsideCommunityShare: landInside && greatestOutside(landInside, grids),
    findings: [...prepared.ground.findings, ...findings, ...withoutGrid(communities, landInside, prepared)],
  };
}

/** Land of one unit in one community, by grid. */
type Piece = Map<number, number>;

function reportUnits(
  built: BuiltAtoms,
  gridOfFace: Int32Array,
  { ground, lattice, layers }: PreparedInput,
  unitLand: UnitLand | null,
): { units: UnitsReport | null; findings: MergeFinding[] } {
  const arrangement = ground.base.units;
  if (arrangement === null || unitLand === null) return { units: null, findings: [] };
  const pieces: Map<number, Piece>[] = ground.units.map(() => new Map());
  unitLand.claims(built.groups.graph).forEach((claims, face) => {
    if (gridOfFace[face]! < 0) return;
    const community = built.groups.community[face]!;
    for (const [unit, amount] of claims) {
      if (unit < 0) continue;
      const piece = pieces[unit]!.get(community) ?? new Map<number, number>();
      pieces[unit]!.set(community, piece);
      piece.set(gridOfFace[face]!, (piece.get(gridOfFace[face]!) ?? 0) + amount);
    }
  });
  const owned = unitLand.landKept(ground.units.length);
  const withGround = new Set(arrangement.labels.flat());
  const findings: MergeFinding[] = [];
  const counts = { kept: 0, clipped: 0, divided: 0, outside: 0, covered: 0, withoutLand: 0, cut: 0 };
  ground.units.forEach((unit, index) => {
    if (ground.withoutLand.has(index)) {
      counts.withoutLand++;
      return;
    }
    const at = cornerOf(unit.geometry);
    if (!withGround.has(index)) {
      counts.covered++;
      findings.push({ kind: 'unit-covered', severity: 'warning', ids: [unit.id], at });
      return;
    }
    const parts = [...pieces[index]!]
      .map(([community, piece]) => ({ community, areaM2: total(piece), most: Math.max(...piece.values()) }))
      .sort((a, b) => b.areaM2 - a.areaM2);
    const inside = parts.reduce((sum, { areaM2 }) => sum + areaM2, 0);
    if (owned[index] === 0 ? !holdsPlace(built, lattice, at) : inside === 0) {
      counts.outside++;
      findings.push({ kind: 'unit-outside', severity: 'notice', ids: [unit.id], at });
      return;
    }
    const real = parts.filter(({ areaM2 }) => areaM2 > NOTICEABLE_SHARE * owned[index]!);
    const cut = real.filter(({ areaM2, most }) => areaM2 - most > NOTICEABLE_SHARE * owned[index]!);
    counts.cut += cut.length;
    if (real.length > 1) {
      counts.divided++;
      const names = real.map(({ community }) => ground.communities[community]?.id ?? '-');
      const areaM2 = round(inside - real[0]!.areaM2, 1);
      const kind = 'unit-crosses-community';
      findings.push({ kind, severity: 'warning', ids: [unit.id, ...names], at, areaM2, repair: 'divided' });
    } else counts.kept++;
    for (const { community } of real) {
      const atoms = pieceCount(built, index, community);
      if (atoms < 2) continue;
      const evidence = { parts: atoms };
      findings.push({ kind: 'unit-in-parts', severity: 'notice', ids: [unit.id], at, evidence });
    }
    const beyond = owned[index]! - inside;
    if (beyond > NOTICEABLE_SHARE * owned[index]!) {
      counts.clipped++;
      const areaM2 = round(beyond, 1);
      findings.push({
        kind: 'unit-clipped',
        severity: 'notice',
        ids: [unit.id],
        at,
        areaM2,
        repair: 'clipped',
      });
    }
  });
  const floor = layers.map(({ department }, layer) => ({ department, ...floorOf(built, layer) }));
  return { units: { given: ground.units.length, ...counts, floor }, findings };
}

/** Whether a place lies in an atom: for units so small that no row meets them. */
function holdsPlace(
  { coverage }: BuiltAtoms,
  lattice: Lattice,
  [lon, lat]: readonly [number, number],
): boolean {
  return facesOfPoints(coverage, [lattice.toX(lon)], [lattice.toY(lat)])[0]! >= 0;
}

/** Atoms with land of a unit in a community: they do not touch where there are several, and are tied. */
function pieceCount({ groups, faces }: BuiltAtoms, unit: number, community: number): number {
  let count = 0;
  for (const face of faces) {
    if (groups.community[face] === community && groups.units[face]!.includes(unit)) count++;
  }
  return count;
}

/** Land (and people) of units that their best label leaves to others: no line between units can help it. */
function floorOf(
  { groups, faces, households }: BuiltAtoms,
  layer: number,
): { areaShare: number; householdShare: number | null } {
  let area = 0;
  let lost = 0;
  let people = 0;
  let lostPeople = 0;
  for (const face of faces) {
    area += groups.areaM2[face]!;
    people += households ? households.total[face]! : 0;
    if (groups.units[face]!.length === 0) continue;
    lost += minority(groups.claims[layer]![face]);
    lostPeople += households ? minority(households.claims[layer]![face]) : 0;
  }
  return {
    areaShare: round(lost / area, 6),
    householdShare: households && people > 0 ? round(lostPeople / people, 6) : null,
  };
}

function minority(claims: ReadonlyMap<number, number> | null | undefined): number {
  return claims && claims.size > 0 ? total(claims) - Math.max(...claims.values()) : 0;
}

function total(amounts: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const amount of amounts.values()) sum += amount;
  return sum;
}

function reportCommunities(
  { groups, faces, atoms }: BuiltAtoms,
  assignment: Int32Array,
  { ground }: PreparedInput,
): CommunityReport[] {
  return ground.communities.map(({ id, name, code }, community) => {
    const own = faces.flatMap((face, atom) => (groups.community[face] === community ? [atom] : []));
    return {
      id,
      name,
      code,
      grids: new Set(own.map((atom) => assignment[atom]!)).size,
      households: round(
        own.reduce((sum, atom) => sum + atoms[atom]!.households, 0),
        6,
      ),
      areaM2: round(
        own.reduce((sum, atom) => sum + atoms[atom]!.areaM2, 0),
        2,
      ),
    };
  });
}

/** Land of a grid in a community as it was given, in square metres. */
interface LandInCommunity {
  readonly grid: number;
  readonly community: number;
  readonly areaM2: number;
}

function landByCommunity(
  { groups }: BuiltAtoms,
  gridOfFace: Int32Array,
  { ground, lattice }: PreparedInput,
): LandInCommunity[] | null {
  const { communities } = ground.base;
  if (communities === null) return null;
  return layerClaims(groups.graph, communities, lattice).flatMap((claims, face) =>
    gridOfFace[face]! < 0
      ? []
      : [...claims].flatMap(([community, areaM2]) =>
          community < 0 ? [] : [{ grid: gridOfFace[face]!, community, areaM2 }],
        ),
  );
}

/** Communities with land inside the outline of which no grid was made: what there is is too small or too narrow. */
function withoutGrid(
  communities: readonly CommunityReport[],
  land: readonly LandInCommunity[] | null,
  { ground, lattice }: PreparedInput,
): MergeFinding[] {
  const inside = new Float64Array(communities.length);
  for (const { community, areaM2 } of land ?? []) inside[community]! += areaM2;
  const given = new Float64Array(communities.length);
  const arrangement = ground.base.communities;
  arrangement?.labels.forEach(([label], face) => {
    if (label !== undefined) given[label]! += (arrangement.graph.doubledArea[face]! / 2) * lattice.areaUnit;
  });
  return communities.flatMap(({ id, grids }, community): MergeFinding[] => {
    // A neighbour beyond the outline reaches in by as little as two surveyors differ.
    if (grids > 0 || inside[community]! <= NOTICEABLE_SHARE * given[community]!) return [];
    const areaM2 = round(inside[community]!, 1);
    const at = cornerOf(ground.communities[community]!.geometry);
    return [{ kind: 'community-without-grid', severity: 'warning', ids: [id], at, areaM2 }];
  });
}

/** The greatest share of a grid's land that lies, as communities were given, in another than most of it. */
function greatestOutside(land: readonly LandInCommunity[], grids: number): number {
  const byGrid: Map<number, number>[] = Array.from({ length: grids }, () => new Map());
  for (const { grid, community, areaM2 } of land)
    byGrid[grid]!.set(community, (byGrid[grid]!.get(community) ?? 0) + areaM2);
  const shares = byGrid.map((amounts) => (amounts.size === 0 ? 0 : minority(amounts) / total(amounts)));
  return round(Math.max(0, ...shares), 6);
}

function cornerOf(geometry: Polygon | MultiPolygon): [number, number] {
  const ring = geometry.type === 'Polygon' ? geometry.coordinates[0]! : geometry.coordinates[0]![0]!;
  return [ring[0]![0]!, ring[0]![1]!];
}

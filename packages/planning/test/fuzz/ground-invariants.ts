import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { MergeResult } from '../../src/index.ts';
import type { MergeCase } from './merge-inputs.ts';
import { check, contains, nearLine, ringsOf } from './plane-checks.ts';

/** Places are looked at so many to a side of a box. */
const SAMPLES = 24;
/** A unit is drawn where it is, but for lines nearer than this, in metres. */
const UNIT_TOLERANCE = 2.5;
/** Of a unit's places in one community at most this share may lie in other grids. */
const CUT_SHARE = 0.02;

/**
 * What must hold of units and communities, at places far enough from every line that may have been moved: the
 * places of a unit in one community lie in one grid, those of a grid in one community.
 */
export function assertGround({ input, options }: MergeCase, { unified, report }: MergeResult): void {
  const { units = [], communities = [], outline } = input;
  const communityLines = communities.flatMap(({ geometry }) => ringsOf(geometry));
  // A thin face beside a community line goes with one of its neighbours.
  const clearance = 1.5 * options.toleranceMetres + options.thinMetres;
  const rims = ringsOf(outline);
  const landOf = (at: Position): string | null => {
    if (nearAny(communityLines, at, clearance)) return null;
    return communities.find(({ geometry }) => contains(ringsOf(geometry), at))?.id ?? '';
  };
  const gridAt = (at: Position) => unified.find(({ geometry }) => contains(ringsOf(geometry), at))?.code;
  units.forEach(({ id, geometry }, index) => {
    const lines = ringsOf(geometry);
    const earlier = units.slice(0, index);
    const grids = new Map<string, Map<string, number>>();
    for (const at of placesIn(geometry)) {
      if (nearAny(lines, at, UNIT_TOLERANCE) || !contains(rims, at) || nearAny(rims, at, UNIT_TOLERANCE))
        continue;
      const taken = earlier.some(
        (other) =>
          contains(ringsOf(other.geometry), at) || nearAny(ringsOf(other.geometry), at, UNIT_TOLERANCE),
      );
      const community = landOf(at);
      const grid = gridAt(at);
      if (taken || community === null || grid === undefined) continue;
      const counts = grids.get(community) ?? new Map<string, number>();
      grids.set(community, counts);
      counts.set(grid, (counts.get(grid) ?? 0) + 1);
    }
    for (const [community, counts] of grids) {
      const all = [...counts.values()].reduce((a, b) => a + b, 0);
      const cut = all - Math.max(...counts.values());
      check(
        cut <= Math.max(1, CUT_SHARE * all),
        `unit ${id} in community ${community} lies in ${[...counts]}`,
      );
    }
  });
  if (communities.length === 0) return;
  for (const { code, geometry } of unified) {
    const found = new Set<string>();
    for (const at of placesIn(geometry)) {
      const community = landOf(at);
      if (community !== null && community !== '') found.add(community);
    }
    check(found.size <= 1, `grid ${code} lies in the communities ${[...found].join()}`);
  }
  const grids = report.communities.reduce((sum, community) => sum + community.grids, 0);
  check(grids <= unified.length, `${grids} grids of communities among ${unified.length}`);
  const coded = communities.every(({ code }) => code !== null) && grids === unified.length;
  for (const { code } of coded ? unified : [])
    check(/^[0-9]{15}$/.test(code), `the grid code ${code} does not have 15 digits`);
}

/** The places of a regular mesh over a geometry that lie in it. */
function placesIn(geometry: Polygon | MultiPolygon): Position[] {
  const rings = ringsOf(geometry);
  const all = rings.flat();
  const [west, east] = [Math.min(...all.map((p) => p[0]!)), Math.max(...all.map((p) => p[0]!))];
  const [south, north] = [Math.min(...all.map((p) => p[1]!)), Math.max(...all.map((p) => p[1]!))];
  const places: Position[] = [];
  for (let i = 0; i < SAMPLES; i++) {
    for (let j = 0; j < SAMPLES; j++) {
      const at = [
        west + ((east - west) * (i + 0.37)) / SAMPLES,
        south + ((north - south) * (j + 0.61)) / SAMPLES,
      ];
      if (contains(rings, at)) places.push(at);
    }
  }
  return places;
}

function nearAny(lines: readonly (readonly Position[])[], at: Position, metres: number): boolean {
  return lines.some((line) => nearLine(line, at, metres));
}

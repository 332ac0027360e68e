import type { MultiPolygon, Polygon, Position } from 'geojson';
import { CheckFrame } from './check-frame.ts';
import type { RingFaultKind } from './fault.ts';
import { analysePolygon, withoutClosing } from './ring-faults.ts';
import { connectedFaces, tracePolygon } from './trace-region.ts';

/** What was mended, and where: the kind of the fault, or `orientation` where a ring ran the wrong way round. */
export interface PolygonRepair {
  readonly kind: RingFaultKind | 'orientation';
  readonly at: Position;
}

export interface RepairedPolygon {
  /** Valid rings, shells counter-clockwise and holes clockwise; null where nothing encloses any area. */
  readonly geometry: Polygon | MultiPolygon | null;
  readonly repairs: readonly PolygonRepair[];
}

/** Faults that one can mend by dropping and adding points, without noding. */
const SIMPLE = new Set<RingFaultKind>(['unclosed', 'duplicate-point', 'line']);

/**
 * Mends the rings of a polygon, and says what and where. The interior is what lies in the shell and in no
 * hole by the even-odd rule: a bowtie becomes two parts, a spike vanishes, a ring that touches itself is split
 * at the repeated vertex, a loop inside its ring becomes a hole. Polygons with nothing wrong keep their
 * numbers; the others are rounded to the lattice (1e-7 degree, or 0.1 mm with `plane`). Positions must be
 * two finite numbers.
 */
export function repairPolygon(
  geometry: Polygon | MultiPolygon,
  options: { plane?: boolean } = {},
): RepairedPolygon {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const parts: Position[][][] = [];
  const repairs: PolygonRepair[] = [];
  for (const rings of polygons) {
    const mended = mendRings(rings, options.plane ?? false);
    parts.push(...mended.parts);
    repairs.push(...mended.repairs);
  }
  if (parts.length === 0) return { geometry: null, repairs };
  const single = parts.length === 1 && geometry.type === 'Polygon';
  return {
    geometry: single
      ? { type: 'Polygon', coordinates: parts[0]! }
      : { type: 'MultiPolygon', coordinates: parts },
    repairs,
  };
}

function mendRings(
  rings: readonly Position[][],
  plane: boolean,
): { parts: Position[][][]; repairs: PolygonRepair[] } {
  const frame = CheckFrame.around(boundsOf(rings.flat()), plane);
  const { faults, noded } = analysePolygon(rings, frame);
  const repairs: PolygonRepair[] = faults.map(({ kind, at }) => ({ kind, at }));
  if (noded?.interior.length === 0) return { parts: [], repairs };
  if (noded !== null && faults.some(({ kind }) => !SIMPLE.has(kind))) {
    const { arrangement, interior } = noded;
    const regions = connectedFaces(arrangement, interior);
    return { parts: regions.map((region) => tracePolygon(arrangement, frame, region).coordinates), repairs };
  }
  const flat = new Set(faults.filter(({ kind }) => kind === 'line').map(({ ring }) => ring));
  const part: Position[][] = [];
  for (let i = 0; i < rings.length; i++) {
    if (flat.has(i)) continue;
    const { ring, turned } = orientated(tidied(rings[i]!), i === 0);
    if (turned) repairs.push({ kind: 'orientation', at: ring[0]! });
    part.push(ring);
  }
  return { parts: [part], repairs };
}

/** `[west, south, east, north]` of finite positions; zeros where there are none. */
export function boundsOf(positions: readonly Position[]): [number, number, number, number] {
  if (positions.length === 0) return [0, 0, 0, 0];
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions) {
    bounds[0] = Math.min(bounds[0], x!);
    bounds[1] = Math.min(bounds[1], y!);
    bounds[2] = Math.max(bounds[2], x!);
    bounds[3] = Math.max(bounds[3], y!);
  }
  return bounds;
}

/** The ring closed and without positions that repeat the one before. */
function tidied(ring: readonly Position[]): Position[] {
  const open = withoutClosing(ring).filter((p, i, all) => {
    const before = all[i - 1];
    return before === undefined || before[0] !== p[0] || before[1] !== p[1];
  });
  return [...withoutClosing(open), open[0]!];
}

function orientated(ring: Position[], shell: boolean): { ring: Position[]; turned: boolean } {
  const [ox, oy] = ring[0]!;
  let doubled = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    doubled += (ax! - ox!) * (by! - oy!) - (bx! - ox!) * (ay! - oy!);
  }
  const turned = doubled > 0 !== shell;
  return { ring: turned ? ring.toReversed() : ring, turned };
}

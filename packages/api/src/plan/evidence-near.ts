import type { ArcGround, Box, DepartmentLayer, DrawnEdge } from '@onegrid/planning';
import type { Geometry, Position } from 'geojson';
import type { EditEvidence } from './edit-evidence.ts';

type NearEvidence = Pick<EditEvidence, 'layers' | 'ground' | 'drawnByHand'>;

const METRES_A_DEGREE = 111_320;
/** Geometry of the evidence stays as long as the server; its boxes are looked at with every edit. */
const BOXES = new WeakMap<Geometry, Box>();

/** The evidence within so many metres of a box. A department without a grid there still has a layer. */
export function evidenceNear(evidence: NearEvidence, box: Box, metres: number): NearEvidence {
  const around = widened(box, metres);
  const isNear = (geometry: Geometry) => touches(boxOf(geometry), around);
  return {
    layers: evidence.layers.map(
      (layer): DepartmentLayer => ({
        ...layer,
        grids: layer.grids.filter(({ geometry }) => isNear(geometry)),
      }),
    ),
    ground: nearGround(evidence.ground, isNear),
    drawnByHand: evidence.drawnByHand.filter((edge) => touches(edgeBox(edge), around)),
  };
}

function nearGround(ground: ArcGround, isNear: (geometry: Geometry) => boolean): ArcGround {
  return {
    communities: ground.communities.filter(isNear),
    units: ground.units.filter(isNear),
    streets: ground.streets.filter(isNear),
  };
}

function widened([west, south, east, north]: Box, metres: number): Box {
  const dy = metres / METRES_A_DEGREE;
  const dx = dy / Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180);
  return [west - dx, south - dy, east + dx, north + dy];
}

function touches(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

function edgeBox([a, b]: DrawnEdge): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
}

function boxOf(geometry: Geometry): Box {
  const known = BOXES.get(geometry);
  if (known !== undefined) return known;
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  if ('coordinates' in geometry) stretch(box, geometry.coordinates);
  BOXES.set(geometry, box);
  return box;
}

type Nested = Position | readonly Nested[];

function stretch(box: [number, number, number, number], part: Nested): void {
  const [first, second] = part;
  if (typeof first === 'number' && typeof second === 'number') {
    box[0] = Math.min(box[0], first);
    box[1] = Math.min(box[1], second);
    box[2] = Math.max(box[2], first);
    box[3] = Math.max(box[3], second);
    return;
  }
  for (const inner of part) if (typeof inner !== 'number') stretch(box, inner);
}

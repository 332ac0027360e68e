import type { Polygon, Position } from 'geojson';
import type { CheckFrame } from './check-frame.ts';
import { EQUAL_LINES_METRES } from './fault.ts';
import { RingArrangement } from './ring-arrangement.ts';
import { withoutClosing } from './ring-faults.ts';
import { connectedFaces, tracePolygon } from './trace-region.ts';

/** A place where polygons do not tile, before it is told whose features they are. */
export interface CoverageFault {
  readonly kind: 'overlap' | 'narrow-overlap' | 'gap' | 'enclave' | 'uncovered' | 'outside';
  /** Indices of the polygons: the two of an overlap, the neighbours of a gap, the one that lies outside. */
  readonly polygons: readonly number[];
  readonly place: Polygon;
  readonly areaM2: number;
}

type Rings = readonly (readonly Position[])[];

/**
 * Where polygons fail to be a coverage. All rings are noded on one lattice; each face then lies in a known
 * set of polygons. Faces of two polygons are overlaps, one fault for each place of each pair, or one narrow
 * overlap for a pair that shares no wide place; bounded land of none is a gap. With an outline, a gap outside
 * it is an enclave, its land that is in none and not enclosed is uncovered, and land of a polygon beyond it is
 * outside. What is narrower than equal lines (2 x area / perimeter) is otherwise no fault.
 */
export function coverageFaults(
  polygons: readonly Rings[],
  outline: readonly Rings[],
  frame: CheckFrame,
): CoverageFault[] {
  const all = [...polygons, ...outline];
  const owner: number[] = [];
  const shellOf: number[] = [];
  const rings = all.flatMap((polygon, index) => {
    const shell = owner.length;
    return polygon.map((ring) => {
      owner.push(index);
      shellOf.push(shell);
      const open = withoutClosing(ring);
      return { x: open.map((p) => frame.x(p)), y: open.map((p) => frame.y(p)) };
    });
  });
  const arrangement = new RingArrangement(rings);
  const layer: number[][] = [];
  const inOutline: boolean[] = [];
  for (const around of arrangement.ringsAround()) {
    const members = polygonsAround(around, owner, shellOf);
    layer.push(members.filter((polygon) => polygon < polygons.length));
    inOutline.push(members.some((polygon) => polygon >= polygons.length));
  }
  const places = { arrangement, frame, layer, inOutline };
  return [
    ...overlaps(places),
    ...openLand(places, outline.length > 0),
    ...(outline.length > 0 ? landOutside(places) : []),
  ];
}

interface Places {
  readonly arrangement: RingArrangement;
  readonly frame: CheckFrame;
  /** For each face the polygons of the layer it lies in, sorted; and whether it lies in the outline. */
  readonly layer: readonly (readonly number[])[];
  readonly inOutline: readonly boolean[];
}

/** Polygons whose shell is around and none of whose holes is. */
function polygonsAround(
  around: readonly number[],
  owner: readonly number[],
  shellOf: readonly number[],
): number[] {
  const inShell = new Set<number>();
  for (const ring of around) if (shellOf[ring] === ring) inShell.add(owner[ring]!);
  for (const ring of around) if (shellOf[ring] !== ring) inShell.delete(owner[ring]!);
  return [...inShell].sort((a, b) => a - b);
}

function overlaps({ arrangement, frame, layer }: Places): CoverageFault[] {
  const facesOf = new Map<string, { pair: [number, number]; faces: number[] }>();
  for (let face = 0; face < layer.length; face++) {
    const members = layer[face]!;
    for (let i = 0; i < members.length; i++) {
      for (let j = i + 1; j < members.length; j++) {
        const key = `${members[i]} ${members[j]}`;
        const entry = facesOf.get(key);
        if (entry === undefined) facesOf.set(key, { pair: [members[i]!, members[j]!], faces: [face] });
        else entry.faces.push(face);
      }
    }
  }
  return [...facesOf.values()].flatMap(({ pair, faces }): CoverageFault[] => {
    const found = regions(arrangement, frame, faces);
    const wide = found.filter(({ widthM }) => widthM >= EQUAL_LINES_METRES);
    if (wide.length > 0) {
      return wide.map((region) => ({ kind: 'overlap', polygons: pair, ...region }));
    }
    // What is narrower still can come of rounding to the lattice alone.
    const [widest] = found
      .filter(({ widthM }) => widthM >= frame.unitM / 2)
      .sort((a, b) => b.widthM - a.widthM);
    return widest === undefined ? [] : [{ kind: 'narrow-overlap', polygons: pair, ...widest }];
  });
}

/** Gaps, enclaves and uncovered land. */
function openLand({ arrangement, frame, layer, inOutline }: Places, hasOutline: boolean): CoverageFault[] {
  const faults: CoverageFault[] = [];
  const open = layer.flatMap((members, face) => (members.length === 0 ? [face] : []));
  for (const component of connectedFaces(arrangement, open)) {
    const enclosed = !component.includes(0);
    const inside = component.filter((face) => inOutline[face]);
    if (enclosed) {
      // The outline cuts a gap in two where it passes through it: each part is told for itself.
      const parts = hasOutline ? [inside, component.filter((face) => !inOutline[face])] : [component];
      parts.forEach((faces, part) => {
        for (const region of wideRegions(arrangement, frame, faces)) {
          const kind = part === 1 ? ('enclave' as const) : ('gap' as const);
          faults.push({ kind, polygons: neighbours(arrangement, layer, region.faces), ...region });
        }
      });
    } else {
      for (const region of wideRegions(arrangement, frame, inside)) {
        faults.push({ kind: 'uncovered', polygons: neighbours(arrangement, layer, region.faces), ...region });
      }
    }
  }
  return faults;
}

function landOutside({ arrangement, frame, layer, inOutline }: Places): CoverageFault[] {
  const facesOf = new Map<number, number[]>();
  for (let face = 0; face < layer.length; face++) {
    if (inOutline[face]) continue;
    for (const polygon of layer[face]!) {
      const faces = facesOf.get(polygon);
      if (faces === undefined) facesOf.set(polygon, [face]);
      else faces.push(face);
    }
  }
  return [...facesOf].flatMap(([polygon, faces]) =>
    wideRegions(arrangement, frame, faces).map((region) => ({
      kind: 'outside' as const,
      polygons: [polygon],
      ...region,
    })),
  );
}

interface Region {
  readonly faces: readonly number[];
  readonly place: Polygon;
  readonly areaM2: number;
  readonly widthM: number;
}

function regions(arrangement: RingArrangement, frame: CheckFrame, faces: readonly number[]): Region[] {
  return connectedFaces(arrangement, faces).map((region) => {
    const place = tracePolygon(arrangement, frame, region);
    return { faces: region, place, areaM2: frame.areaM2(place), widthM: frame.widthM(place) };
  });
}

function wideRegions(arrangement: RingArrangement, frame: CheckFrame, faces: readonly number[]): Region[] {
  return regions(arrangement, frame, faces).filter(({ widthM }) => widthM >= EQUAL_LINES_METRES);
}

/** Polygons across the edges of some faces. */
function neighbours(
  arrangement: RingArrangement,
  layer: Places['layer'],
  faces: readonly number[],
): number[] {
  const found = new Set<number>();
  for (const face of faces) {
    for (const h of arrangement.halfEdgesOfFace(face)) {
      for (const polygon of layer[arrangement.graph.faceOf[h ^ 1]!]!) found.add(polygon);
    }
  }
  return [...found].sort((a, b) => a - b);
}

import { describe, expect, it } from 'vitest';
import { Lattice } from '../lattice.ts';
import { arrange, type LatticePolygon } from '../planar/arrangement.ts';
import { dissolveEqual } from './absorb.ts';
import { atomFaces, facesOfPoints } from './atom-faces.ts';
import { evenCut, evenSamples } from './even-cut.ts';
import { FaceGroups } from './face-groups.ts';
import { holdsCircle, largestCircle } from './inscribed-circle.ts';
import { layerClaims, polygonDensity } from './layer-claims.ts';
import { type Reconciled, reconcile } from './reconcile.ts';
import { groupPolygon } from './trace-groups.ts';

/** A plane lattice around the origin; its units are centimetres. */
const plane = Lattice.plane([-1000, -1000, 1000, 1000]);
const M = 100;

const ring = (...points: [number, number][]) => Float64Array.from(points.flatMap(([x, y]) => [x * M, y * M]));
const box = (x: number, y: number, w: number, h: number) =>
  ring([x, y], [x + w, y], [x + w, y + h], [x, y + h]);
const polygon = (label: number, ...rings: Float64Array[]): LatticePolygon => ({ label, rings });

function run(outline: LatticePolygon[], layers: LatticePolygon[][], toleranceMetres = 10): Reconciled {
  return reconcile({ lattice: plane, outline, layers: layers.map(arrange), toleranceMetres, thinMetres: 15 });
}

/** Areas of the groups in whole square metres, ascending. */
function areas({ groups }: Reconciled): number[] {
  return groups
    .roots()
    .map((root) => Math.round(groups.areaM2[root]!))
    .sort((a, b) => a - b);
}

describe('reconcile', () => {
  it('makes one line of two that are nearer than the tolerance', () => {
    // ┌────┬┬────┐   one layer divides the square at 200, the other at 206
    // │ 0  ││  1 │
    // └────┴┴────┘
    const result = run(
      [polygon(0, box(0, 0, 400, 300))],
      [
        [polygon(0, box(0, 0, 200, 300)), polygon(1, box(200, 0, 200, 300))],
        [polygon(0, box(0, 0, 206, 300)), polygon(1, box(206, 0, 194, 300))],
      ],
    );
    expect(areas(result)).toEqual([60_000, 60_000]);
  });

  it('keeps two lines that are further apart, and labels what lies between', () => {
    const result = run(
      [polygon(0, box(0, 0, 400, 300))],
      [
        [polygon(0, box(0, 0, 200, 300)), polygon(1, box(200, 0, 200, 300))],
        [polygon(0, box(0, 0, 240, 300)), polygon(1, box(240, 0, 160, 300))],
      ],
    );
    expect(areas(result)).toEqual([12_000, 48_000, 60_000]);
    const { groups } = result;
    const between = groups.roots().find((root) => Math.round(groups.areaM2[root]!) === 12_000)!;
    expect(groups.labels.map((labels) => labels[between])).toEqual([1, 0]);
  });

  it('absorbs a strip that is too thin to be an atom', () => {
    // The lines are 12 m apart: further than the tolerance, narrower than an atom may be.
    const result = run(
      [polygon(0, box(0, 0, 400, 300))],
      [
        [polygon(0, box(0, 0, 200, 300)), polygon(1, box(200, 0, 200, 300))],
        [polygon(0, box(0, 0, 212, 300)), polygon(1, box(212, 0, 188, 300))],
      ],
    );
    expect(result.absorbed).toHaveLength(1);
    expect(areas(result)).toHaveLength(2);
  });

  it('keeps an enclave and drops what lies outside the outline', () => {
    const result = run(
      [polygon(0, box(0, 0, 400, 300))],
      [[polygon(0, box(-100, -100, 600, 500), box(150, 100, 100, 100)), polygon(1, box(150, 100, 100, 100))]],
    );
    expect(areas(result)).toEqual([10_000, 110_000]);
  });

  it('takes a hole of the outline for other land', () => {
    const result = run(
      [polygon(0, box(0, 0, 400, 300), box(100, 100, 100, 100))],
      [[polygon(0, box(-10, -10, 500, 400))]],
    );
    expect(areas(result)).toEqual([110_000]);
    expect(groupPolygon(result.groups, result.groups.roots()[0]!).coordinates).toHaveLength(2);
  });

  it('leaves out parts of the outline that are too small or too thin, and says so', () => {
    const result = run(
      [polygon(0, box(0, 0, 400, 300)), polygon(0, box(500, 0, 5, 5)), polygon(0, box(600, 0, 10, 300))],
      [[polygon(0, box(-10, -10, 900, 400))]],
    );
    expect(areas(result)).toEqual([120_000]);
    expect(result.outline.leftOut.map(({ areaM2 }) => Math.round(areaM2)).sort((a, b) => a - b)).toEqual([
      25, 3000,
    ]);
  });

  it('leads a line that stops short of the network on to it', () => {
    // The second layer's line ends 8 m above the south border, in the middle of the square.
    const result = run(
      [polygon(0, box(0, 0, 400, 300))],
      [[polygon(0, box(0, 8, 200, 292)), polygon(1, box(200, 8, 200, 292))]],
    );
    expect(areas(result)).toEqual([60_000, 60_000]);
  });
});

describe('holdsCircle', () => {
  const edgesOf = (...rings: Float64Array[]) => {
    const { graph } = arrange([polygon(0, ...rings)]);
    const inside = Uint8Array.from({ length: graph.faceCount }, (_, f) => (f === 1 ? 1 : 0));
    const groups = new FaceGroups(graph, plane, inside, []);
    return groups.boundaryEdges(1);
  };

  it('knows a strip from a square', () => {
    expect(holdsCircle(edgesOf(box(0, 0, 500, 14)), 7.5)).toBe(false);
    expect(holdsCircle(edgesOf(box(0, 0, 500, 16)), 7.5)).toBe(true);
  });

  it('finds the circle beside a hole', () => {
    const circle = largestCircle(edgesOf(box(0, 0, 100, 60), box(10, 10, 40, 40)), 0.01);
    expect(circle.radius).toBeCloseTo(25, 0);
  });
});

describe('layerClaims', () => {
  it('measures what labels hold of a face, and land in no polygon', () => {
    const atoms = arrange([polygon(0, box(0, 0, 100, 100))]).graph;
    const layer = arrange([polygon(3, box(-50, -50, 100, 300)), polygon(5, box(50, 50, 100, 100))]);
    // Rows a metre apart miss half a metre of a border along them at most: 50 m2 here, and rounding.
    const claims = layerClaims(atoms, layer, plane, undefined, 1)[1]!;
    expect(Math.abs(claims.get(3)! - 5000)).toBeLessThan(51);
    expect(Math.abs(claims.get(5)! - 2500)).toBeLessThan(51);
    expect(Math.abs(claims.get(-1)! - 2500)).toBeLessThan(51);
  });

  it('spreads a polygon over its land inside only, and names what no row meets', () => {
    const graph = arrange([polygon(0, box(0, 0, 100, 100))]).graph;
    const polygons = arrange([polygon(0, box(50, 0, 100, 100)), polygon(0, box(500, 500, 10, 10))]);
    const { density, missed } = polygonDensity(graph, Uint8Array.from([0, 1]), polygons, [80, 7], plane);
    expect(missed).toEqual([1]);
    const everywhere = layerClaims(graph, arrange([]), plane, density)[1]!;
    expect(everywhere.get(-1)).toBeCloseTo(80, 6);
  });
});

describe('atomFaces', () => {
  it('drops dissolved edges, cuts where it is told, and finds points', () => {
    const { graph } = arrange([polygon(0, box(0, 0, 100, 100)), polygon(0, box(100, 0, 100, 100))]);
    const groups = new FaceGroups(graph, plane, Uint8Array.from([0, 1, 1]), []);
    dissolveEqual(groups);
    expect(atomFaces(groups).graph.faceCount).toBe(2);
    const cut = atomFaces(groups, [[50 * M, 0, 50 * M, 100 * M]]);
    expect([...cut.inside]).toEqual([0, 1, 1]);
    const faces = facesOfPoints(cut, [25 * M, 150 * M, 300 * M], [50 * M, 50 * M, 50 * M]);
    expect(new Set(faces).size).toBe(3);
    expect(faces[2]).toBe(-1);
  });
});

describe('evenCut', () => {
  const faceOf = (...rings: Float64Array[]) => {
    const { graph } = arrange([polygon(0, ...rings)]);
    const inside = Uint8Array.from({ length: graph.faceCount }, (_, f) => (f === 1 ? 1 : 0));
    return new FaceGroups(graph, plane, inside, []);
  };
  const samples = (groups: FaceGroups) => evenSamples(groups.boundaryEdges(1), groups.areaM2[1]!, 400);

  it('halves a long box across, by area', () => {
    const groups = faceOf(box(0, 0, 300, 100));
    const [[ax, , bx]] = evenCut(groups, 1, samples(groups), 0.5, 15)! as [[number, number, number, number]];
    expect(Math.abs(ax - bx) / M).toBeLessThan(1);
    expect(Math.abs(ax / M - 150)).toBeLessThan(10);
  });

  it('goes by weight where there is any', () => {
    const groups = faceOf(box(0, 0, 300, 100));
    const cuts = evenCut(groups, 1, { x: [20, 40, 60, 200], y: [50, 50, 50, 50], n: [1, 1, 1, 1] }, 0.5, 15)!;
    expect(cuts[0]![0] / M).toBeCloseTo(50, 0);
  });

  it('cuts a ring on both sides of its hole', () => {
    const groups = faceOf(box(0, 0, 100, 100), box(30, 30, 40, 40));
    expect(evenCut(groups, 1, samples(groups), 0.5, 15)).toHaveLength(2);
  });

  it('refuses where every half would be a strip', () => {
    const groups = faceOf(box(0, 0, 20, 20));
    expect(evenCut(groups, 1, samples(groups), 0.5, 15)).toBeNull();
  });
});

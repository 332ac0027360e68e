import { arrange, Lattice, latticePolygons } from '@onegrid/geometry';
import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type Grids, layerOf, polygon, ring } from './drawn-layer.fixture.ts';
import {
  findLayerFaults,
  type LayerToPrepare,
  preparedGrids,
  prepareLayerLand,
} from './find-layer-faults.ts';

const CELLS = 3;
const CELL_METRES = 60;

/**
 * Quadrangles about the cells of a square, each corner off by up to 12 m of its own: neighbours overlap and leave
 * gaps and inlets between them. fast-check prints the seed of a failure.
 */
const ragged = fc
  .array(fc.integer({ min: -1200, max: 1200 }), {
    minLength: CELLS * CELLS * 8,
    maxLength: CELLS * CELLS * 8,
  })
  .map((offsets): Grids => {
    const grids: Record<string, Polygon> = {};
    for (let cell = 0; cell < CELLS * CELLS; cell++) {
      const [west, south] = [(cell % CELLS) * CELL_METRES, Math.floor(cell / CELLS) * CELL_METRES];
      const corners = [
        [west, south],
        [west + CELL_METRES, south],
        [west + CELL_METRES, south + CELL_METRES],
        [west, south + CELL_METRES],
      ].flatMap(([x, y], i) => [
        x! + offsets[8 * cell + 2 * i]! / 100,
        y! + offsets[8 * cell + 2 * i + 1]! / 100,
      ]);
      grids[`g${cell}`] = polygon(ring(...corners));
    }
    return grids;
  });
const withOrWithoutOutline = fc
  .boolean()
  .map(
    (has): Partial<LayerToPrepare> =>
      has ? { outline: polygon(ring(-5, -5, 185, -3, 183, 186, -4, 184)) } : {},
  );

/** Square metres of a layer's faces by what is asked of them, without face 0. */
function landWhere({ arrangement, lattice }: ReturnType<typeof prepareLayerLand>, labels: number): number {
  const { graph } = arrangement;
  let doubled = 0;
  for (let f = 1; f < graph.faceCount; f++) {
    if (arrangement.labels[f]!.length === labels) doubled += graph.doubledArea[f]!;
  }
  return (doubled / 2) * lattice.areaUnit;
}

function unionM2(grids: Grids): number {
  const lattice = Lattice.plane([-20, -20, 200, 200]);
  const { graph, labels } = arrange(
    Object.values(grids).flatMap((geometry, label) => latticePolygons(geometry, lattice, label)),
  );
  let doubled = 0;
  labels.forEach((all, face) => {
    if (all.length > 0) doubled += graph.doubledArea[face]!;
  });
  return (doubled / 2) * lattice.areaUnit;
}

describe('a prepared layer', () => {
  it('has one grid or none everywhere, and its land is the union and what was filled', () => {
    fc.assert(
      fc.property(ragged, withOrWithoutOutline, (grids, more) => {
        const prepared = prepareLayerLand(layerOf(grids, more));
        expect(prepared.arrangement.labels.every((labels) => labels.length <= 1)).toBe(true);
        const filled = prepared.faults
          .filter(({ kind }) => kind === 'gap' || kind === 'inlet')
          .reduce((sum, { areaM2 }) => sum + areaM2, 0);
        // A crossing moves by half a centimetre at most to the lattice, which may turn the lines it lies on.
        expect(Math.abs(landWhere(prepared, 1) - unionM2(grids) - filled)).toBeLessThan(2);
      }),
      { numRuns: 60 },
    );
  });

  it('gives each fault of overlap, gap and inlet to one of its candidates, once', () => {
    fc.assert(
      fc.property(ragged, withOrWithoutOutline, (grids, more) => {
        const faults = findLayerFaults(layerOf(grids, more));
        expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
        for (const { kind, repair } of faults) {
          if (repair.by === 'stays') expect(repair.receiver).toBeNull();
          else expect(repair.candidates.map(({ grid }) => grid)).toContain(repair.receiver);
          if (kind === 'overlap') expect(repair.candidates.length).toBeGreaterThan(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of features, nor on where a ring begins or which way it runs', () => {
    fc.assert(
      fc.property(ragged, withOrWithoutOutline, fc.infiniteStream(fc.nat(7)), (grids, more, chance) => {
        const draw = () => chance.next().value;
        const turned = Object.entries(grids).map(([id, geometry]): [string, Polygon] => {
          const open = (geometry as Polygon).coordinates[0]!.slice(0, -1);
          const start = draw() % open.length;
          const rotated = [...open.slice(start), ...open.slice(0, start)];
          const run = draw() % 2 === 0 ? rotated : rotated.toReversed();
          return [id, { type: 'Polygon', coordinates: [[...run, run[0]!]] }];
        });
        turned.sort(() => draw() - 3.5);
        const other = layerOf(Object.fromEntries(turned), more);
        expect(findLayerFaults(other)).toEqual(findLayerFaults(layerOf(grids, more)));
      }),
      { numRuns: 50 },
    );
  });

  it('has nothing left to repair when it is prepared again, but what is about as wide as the limit', () => {
    fc.assert(
      fc.property(ragged, (grids) => {
        const prepared = prepareLayerLand(layerOf(grids));
        const repaired = Object.fromEntries(
          preparedGrids(prepared).map(({ id, geometry }) => [id, geometry]),
        );
        const again = prepareLayerLand(layerOf(repaired, { thinMetres: 13 }));
        expect(again.faults.filter(({ kind }) => kind === 'overlap' || kind === 'gap')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

import { arrange, Lattice, latticePolygons } from '@onegrid/geometry';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { concessionLedgers } from '../explain/ledger.ts';
import { atomClaims } from '../explain/ledger-claims.ts';
import { serviceOfMerge } from './service-of-merge.ts';
import { workloadOfMerge } from './workload.ts';

const METRES = Lattice.plane([0, 0, 100, 100]);
const column = (west: number, east: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 0],
      [east, 0],
      [east, 10],
      [west, 10],
      [west, 0],
    ],
  ],
});
const arranged = (...columns: Polygon[]) =>
  arrange(columns.flatMap((polygon, label) => latticePolygons(polygon, METRES, label)));

//  Columns of 10 m:   0  1  2  3      households 4 2 6 8, one appeal in column 1 and one of weight 2 in column 3
//  unified            A  A  B  B
//  police             p  q  q  q
const { graph, labels } = arranged(column(0, 10), column(10, 20), column(20, 30), column(30, 40));
const atomOfFace = Int32Array.from(labels, (own) => own[0] ?? -1);
const land = { graph, atomOfFace, inside: Uint8Array.from(atomOfFace, (atom) => (atom < 0 ? 0 : 1)) };
const codes = ['A', 'A', 'B', 'B'];
const police = {
  department: 'police',
  ids: ['p', 'q'],
  arrangement: arranged(column(0, 10), column(10, 40)),
};
const points = [4, 2, 6, 8].map((n, at) => ({ lon: 10 * at + 5, lat: 5, n }));
const ledgers = concessionLedgers(atomClaims(land, [police], METRES, { kind: 'points', points }), codes);

describe('workloadOfMerge', () => {
  it('spreads households over old and unified grids', () => {
    const workload = workloadOfMerge(land, codes, [police], ledgers, METRES)!;
    // 4 and 16: mean 10, deviation 6; 6 and 14: mean 10, deviation 4
    expect(workload.departments).toEqual([{ department: 'police', workload: workload.before }]);
    expect(workload.before).toEqual({ mean: 10, min: 4, max: 16, coefficientOfVariation: 0.6 });
    expect(workload.after).toEqual({ mean: 10, min: 6, max: 14, coefficientOfVariation: 0.4 });
  });

  it('adds appeals at so many households each', () => {
    const appeals = {
      points: [
        { lon: 15, lat: 5, weight: 1 },
        { lon: 35, lat: 5, weight: 2 },
        { lon: 35, lat: 500, weight: 9 },
      ],
      householdsPerAppeal: 3,
    };
    const workload = workloadOfMerge(land, codes, [police], ledgers, METRES, appeals)!;
    expect([workload.before.min, workload.before.max]).toEqual([4, 16 + 9]);
    expect([workload.after.min, workload.after.max]).toEqual([6 + 3, 14 + 6]);
  });

  it('knows no workload without households', () => {
    const bare = concessionLedgers(atomClaims(land, [police], METRES, null), codes);
    expect(workloadOfMerge(land, codes, [police], bare, METRES)).toBeNull();
  });
});

describe('serviceOfMerge', () => {
  const building = (id: string, x: number) => ({
    id,
    geometry: { type: 'Point' as const, coordinates: [x, 5] },
    households: null,
  });

  it('takes the unified grid that holds most of an old one from the ledger', () => {
    // q is held by B with 14 of its 16 households: a building in column 1 is B's to the police and in A.
    const service = serviceOfMerge(land, codes, [police], ledgers, {
      lattice: METRES,
      buildings: [building('1', 5), building('2', 15), building('3', 25)],
      workers: { before: 4, after: 2 },
    })!;
    expect(service.before).toMatchObject({
      householdsPerGrid: 10,
      householdsPerWorker: 5,
      buildingsAgreedShare: 1,
    });
    expect(service.after).toMatchObject({
      householdsPerGrid: 10,
      householdsPerWorker: 10,
      buildingsAgreedShare: 1,
    });
    // Ways 1-2, 2-3, 1-3, there and back: the police's line at 10 lies on two of them, the unified one at 20 too.
    expect([service.before.bordersOnWalk, service.after.bordersOnWalk]).toEqual([4 / 6, 4 / 6]);
  });

  it('is null without buildings', () => {
    expect(
      serviceOfMerge(land, codes, [police], ledgers, { lattice: METRES, buildings: undefined }),
    ).toBeNull();
  });
});

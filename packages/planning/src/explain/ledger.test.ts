import '../../../../scripts/config/property-seed.ts';
import { arrange, geodesicAreaM2, Lattice, latticePolygons } from '@onegrid/geometry';
import fc from 'fast-check';
import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { concessionLedgers, type DepartmentLedger } from './ledger.ts';
import {
  type AtomLand,
  atomClaims,
  type ClaimingLayer,
  claimRows,
  type DepartmentClaims,
} from './ledger-claims.ts';

/** A plane of metres, so that areas can be counted by hand. */
const METRES = Lattice.plane([0, 0, 100, 100]);

const box = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});

function land(atoms: readonly Polygon[], lattice = METRES): AtomLand {
  const { graph, labels } = arrange(atoms.flatMap((atom, i) => latticePolygons(atom, lattice, i)));
  const atomOfFace = Int32Array.from(labels, (own) => own[0] ?? -1);
  return { graph, atomOfFace, inside: Uint8Array.from(atomOfFace, (atom) => (atom < 0 ? 0 : 1)) };
}

function layer(
  department: string,
  grids: Readonly<Record<string, Polygon>>,
  lattice = METRES,
): ClaimingLayer {
  const ids = Object.keys(grids).sort();
  const polygons = ids.flatMap((id, label) => latticePolygons(grids[id]!, lattice, label));
  return { department, ids, arrangement: arrange(polygons) };
}

/** Rows of a ledger to read at a glance: `a>001 100 m2 3`. */
const lines = ({ entries }: DepartmentLedger) =>
  entries.map(
    ({ legacy, unified, areaM2, households }) =>
      `${legacy ?? 'none'}>${unified ?? 'none'} ${Math.round(areaM2 * 1e6) / 1e6}${households === null ? '' : ` ${households}`}`,
  );

//  The town is 20 by 20 metres in four atoms:     The police has two halves, west and east of x = 8,
//  2 3      codes 001 002                         without the strip north of y = 18; its west half
//  0 1            001 002                         reaches 5 metres beyond the town.
const atoms = [box(0, 0, 10, 10), box(10, 0, 20, 10), box(0, 10, 10, 20), box(10, 10, 20, 20)];
const codes = ['001', '002', '001', '002'];
const police = layer('police', { east: box(8, 0, 20, 18), west: box(-5, 0, 8, 18) });
const points = [
  { lon: 1, lat: 1, n: 3 },
  { lon: 9, lat: 9, n: 2 },
  { lon: 15, lat: 5, n: 4 },
  { lon: 15, lat: 19, n: 1 },
  { lon: -2, lat: 5, n: 6 },
  { lon: 90, lat: 90, n: 50 },
];
const claims = atomClaims(land(atoms), [police], METRES, { kind: 'points', points });
const [ledger] = concessionLedgers(claims, codes);

describe('atomClaims', () => {
  it('tells what a layer holds of each atom, and of the land outside', () => {
    const rows = [...claimRows(claims)].map(
      ({ atom, grid, areaM2, households }) =>
        `${atom} ${grid} ${Math.round(areaM2 * 1e6) / 1e6} ${households}`,
    );
    expect(rows).toEqual([
      '-1 west 90 6',
      '0 east 20 2',
      '0 west 80 3',
      '1 east 100 4',
      '2 null 20 0',
      '2 east 16 0',
      '2 west 64 0',
      '3 null 20 1',
      '3 east 80 0',
    ]);
  });

  it('shares out spread households so that they add up to what the merge counted', () => {
    const place = land(atoms);
    const total = new Float64Array(place.graph.faceCount);
    const byFace = Array.from(place.atomOfFace, () => new Map<number, number>());
    place.atomOfFace.forEach((atom, face) => {
      if (atom === 0) {
        total[face] = 9;
        byFace[face] = new Map([
          [0, 2],
          [1, 4],
        ]);
      }
      if (atom === 3) total[face] = 5;
    });
    const counted = { total, claims: [byFace] };
    const rows = [...claimRows(atomClaims(place, [police], METRES, { kind: 'spread', counted }))];
    expect(
      rows
        .filter(({ households }) => households)
        .map(({ atom, grid, households }) => [atom, grid, households]),
    ).toEqual([
      [0, 'east', 3],
      [0, 'west', 6],
      [3, null, 5],
    ]);
  });
});

describe('concessionLedgers', () => {
  it('adds up what went where, with none on both sides', () => {
    expect(lines(ledger!)).toEqual([
      'east>001 36 2',
      'east>002 180 4',
      'west>001 144 3',
      'west>none 90 6',
      'none>001 20 0',
      'none>002 20 1',
    ]);
    expect(
      ledger!.unified.map(({ code, areaM2, households }) => [code, Math.round(areaM2), households]),
    ).toEqual([
      ['001', 200, 5],
      ['002', 200, 5],
      [null, 90, 6],
    ]);
  });

  it('tells who holds most of each old grid, and what is conceded of it', () => {
    expect(
      ledger!.legacy.map(({ id, heldBy, keptShare, households }) => [id, heldBy, keptShare, households]),
    ).toEqual([
      ['east', '002', 4 / 6, 6],
      ['west', '001', 3 / 9, 9],
      [null, null, 0, 1],
    ]);
    expect(ledger!.concededM2).toBeCloseTo(36 + 90, 6);
    expect(ledger!.concededHouseholds).toBe(2 + 6);
  });

  it('lists orphans on both sides, and contested atoms', () => {
    expect(ledger!.orphans.granted.map(({ unified }) => unified)).toEqual(['001', '002']);
    expect(ledger!.orphans.left.map(({ legacy, households }) => [legacy, households])).toEqual([['west', 6]]);
    // Atom 0 has 3 of its 5 households in the west: exactly the limit; atom 2 has 64 of 100 square metres there.
    expect(ledger!.contested).toEqual([]);
    const [apart] = concessionLedgers(
      atomClaims(land(atoms), [layer('fire', { a: box(0, 0, 5, 20), b: box(5, 0, 16, 20) })], METRES, null),
      codes,
    );
    expect(
      apart!.contested.map(({ atom, code, grid, share, households }) => [
        atom,
        code,
        grid,
        share,
        households,
      ]),
    ).toEqual([
      [0, '001', 'a', 0.5, null],
      [2, '001', 'a', 0.5, null],
    ]);
    expect(apart!.concededHouseholds).toBeNull();
    expect(lines(apart!)).toEqual(['a>001 100', 'b>001 100', 'b>002 120', 'none>002 80']);
  });

  it('adds up on random layers with holes, overlaps, gaps and land outside', () => {
    fc.assert(
      fc.property(randomTown(), ({ pieces, grids, people, seed }) => {
        const place = land(pieces, DEGREES);
        const own = layer('any', grids, DEGREES);
        const [claimed] = atomClaims(place, [own], DEGREES, { kind: 'points', points: people });
        const [account] = concessionLedgers(
          [claimed!],
          pieces.map((_, atom) => `00${1 + ((atom * seed) % 3)}`),
        );
        expectSums(account!, claimed!, place, own, pieces, people);
      }),
      { numRuns: 150 },
    );
  });
});

const DEGREES = Lattice.geographic([118.1, 31, 118.3, 31.2]);

/** Nine atoms with crooked borders; two to six grids of any overlap, one with a hole; people anywhere. */
function randomTown() {
  const place = fc.double({ min: 118.11, max: 118.13, noNaN: true });
  const north = fc.double({ min: 31.11, max: 31.13, noNaN: true });
  const grid = fc.tuple(place, north, place, north).map(([x, y, x2, y2]) => {
    const { coordinates } = box(
      Math.min(x, x2),
      Math.min(y, y2),
      Math.max(x, x2) + 0.001,
      Math.max(y, y2) + 0.001,
    );
    const inner = (from: number, to: number) => from + (to - from) * 0.3;
    const [west, south] = coordinates[0]![0] as [number, number];
    const [east, top] = coordinates[0]![2] as [number, number];
    const hole = box(inner(west, east), inner(south, top), inner(east, west), inner(top, south))
      .coordinates[0]!;
    return { solid: { type: 'Polygon', coordinates } as Polygon, hole };
  });
  return fc.record({
    seed: fc.integer({ min: 1, max: 9 }),
    pieces: fc
      .array(fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 })), {
        minLength: 16,
        maxLength: 16,
      })
      .map((shifts) => {
        const corner = (i: number, j: number): Position => {
          const [dx, dy] = shifts[4 * j + i]!;
          return [118.112 + i * 0.004 + dx * 1e-6, 31.112 + j * 0.004 + dy * 1e-6];
        };
        const atom = (i: number, j: number): Polygon => {
          const ring = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)];
          return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
        };
        return Array.from({ length: 9 }, (_, at) => atom(at % 3, Math.floor(at / 3)));
      }),
    grids: fc
      .array(grid, { minLength: 2, maxLength: 6 })
      .map((all) =>
        Object.fromEntries(
          all.map(({ solid, hole }, at) => [
            `g${at}`,
            at === 0 ? { ...solid, coordinates: [...solid.coordinates, hole] } : solid,
          ]),
        ),
      ),
    people: fc.array(fc.record({ lon: place, lat: north, n: fc.integer({ min: 1, max: 40 }) }), {
      maxLength: 60,
    }),
  });
}

function expectSums(
  { legacy, unified }: DepartmentLedger,
  { atom, areaM2, households }: DepartmentClaims,
  place: AtomLand,
  { ids, arrangement }: ClaimingLayer,
  pieces: readonly Polygon[],
  people: readonly { n: number }[],
): void {
  // Rows: land by the first label of the arrangement's own faces, in lattice units, which are alike to 0.1 %.
  const rows = new Map(legacy.map((account) => [account.id, account]));
  ids.forEach((id, label) => {
    let doubled = 0;
    arrangement.labels.forEach((labels, face) => {
      if (labels[0] === label) doubled += arrangement.graph.doubledArea[face]!;
    });
    const area = (doubled / 2) * DEGREES.areaUnit;
    expect(Math.abs((rows.get(id)?.areaM2 ?? 0) - area), id).toBeLessThan(0.002 * area + 1e-6);
  });
  // Columns: the atoms on the ellipsoid.
  const held = new Float64Array(pieces.length);
  for (let i = 0; i < atom.length; i++) if (atom[i]! >= 0) held[atom[i]!]! += areaM2[i]!;
  const snapped = pieces.map((piece) => geodesicAreaM2(onLattice(piece)));
  snapped.forEach((area, at) => {
    expect(Math.abs(held[at]! - area)).toBeLessThan(1e-4);
  });
  const inside = unified.filter(({ code }) => code !== null);
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  expect(Math.abs(sum(inside.map((account) => account.areaM2)) - sum(snapped))).toBeLessThan(1e-3);
  // Both sides hold the same, and no more people than there are.
  expect(sum(legacy.map((account) => account.areaM2))).toBeCloseTo(
    sum(unified.map((account) => account.areaM2)),
    4,
  );
  expect(sum(legacy.map((account) => account.households!))).toBe(
    sum(unified.map((account) => account.households!)),
  );
  expect(sum([...households!])).toBeLessThanOrEqual(sum(people.map(({ n }) => n)));
  expect(place.graph.faceCount).toBeGreaterThan(pieces.length);
}

function onLattice({ coordinates }: Polygon): Polygon {
  const snap = ([lon, lat]: Position): Position => DEGREES.toPosition(DEGREES.toX(lon!), DEGREES.toY(lat!));
  return { type: 'Polygon', coordinates: coordinates.map((ring) => ring.map(snap)) };
}

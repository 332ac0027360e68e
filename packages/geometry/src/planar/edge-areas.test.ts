import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { geodesicRingAreaM2 } from '../geodesic.ts';
import { Lattice } from '../lattice.ts';
import { edgeAreasM2 } from './edge-areas.ts';

/** A star of uneven rays around a place, counter-clockwise, on the lattice. */
function star(lattice: Lattice, lon: number, lat: number, reach: number, rays: number): [number, number][] {
  return Array.from({ length: rays }, (_, ray) => {
    const turn = (2 * Math.PI * ray) / rays;
    const length = reach * (0.4 + 0.6 * Math.abs(Math.sin(3.7 * ray + 1)));
    return [lattice.toX(lon + length * Math.cos(turn)), lattice.toY(lat + length * Math.sin(turn))];
  });
}

function summed(lattice: Lattice, ring: readonly (readonly [number, number])[]): number {
  const { under } = edgeAreasM2(lattice);
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return sum + under(x, y, nextX, nextY);
  }, 0);
}

describe('edgeAreasM2', () => {
  it('adds up to the geodesic area of a ring, for short and for long edges', () => {
    for (const [lon, lat] of [
      [118.2, 31.1],
      [-71.1, 42.4],
      [25, -65],
      [10, 0],
    ] as const) {
      for (const [reach, rays] of [
        [0.0005, 5],
        [0.01, 40],
        [0.04, 7],
        [0.3, 9],
        [0.3, 400],
      ] as const) {
        const lattice = Lattice.geographic([lon - 1, lat - 0.5, lon + 0.8, lat + 0.7]);
        const ring = star(lattice, lon, lat, reach, rays);
        const positions: Position[] = ring.map(([x, y]) => lattice.toPosition(x, y));
        const area = geodesicRingAreaM2(positions);
        expect(Math.abs(summed(lattice, ring) - area), `${lon} ${lat} ${reach} ${rays}`).toBeLessThan(
          1e-4 + area * 1e-10,
        );
      }
    }
  });

  it('is the opposite the other way', () => {
    const lattice = Lattice.geographic([118, 31, 119, 32]);
    const { under } = edgeAreasM2(lattice);
    for (const [x, y] of [
      [100_000, -30_000],
      [4_000_000, 1_000_000],
    ] as const) {
      expect(under(7, 5, x, y)).toBeCloseTo(-under(x, y, 7, 5), 3);
    }
  });

  it('is the plain area on a plane', () => {
    const lattice = Lattice.plane([0, 0, 1000, 1000]);
    const square = [
      [0, 0],
      [30, 0],
      [30, 20],
      [0, 20],
    ].map(([x, y]) => [lattice.toX(x!), lattice.toY(y!)] as const);
    expect(summed(lattice, square)).toBeCloseTo(600, 8);
  });
});

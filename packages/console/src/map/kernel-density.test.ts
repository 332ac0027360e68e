import { describe, expect, it } from 'vitest';
import { densityAreas, densityBounds, kernelDensity } from './kernel-density.ts';

const HERE = { lon: 118.2, lat: 31.08 };

describe('density in metres', () => {
  it('peaks at the height of a normal distribution: 1 / (2 π σ²)', () => {
    const lattice = kernelDensity([{ ...HERE, count: 10 }], 500)!;
    // 10 appeals, 0.5 km: 10 / (2 * 3.14159 * 0.25) = 6.366 per km²
    expect(Math.max(...lattice.values)).toBeCloseTo(6.366, 1);
  });

  it.each([100, 300, 1000])('spreads every appeal and loses none, at %i m', (bandwidth) => {
    const places = Array.from({ length: 40 }, (_, index) => ({
      lon: HERE.lon + (index % 8) * 0.004,
      lat: HERE.lat + Math.floor(index / 8) * 0.003,
      count: 1 + (index % 3),
    }));
    const lattice = kernelDensity(places, bandwidth)!;
    const total = lattice.values.reduce((sum, value) => sum + value, 0) * (lattice.cellMetres / 1000) ** 2;
    expect(total).toBeCloseTo(
      places.reduce((sum, { count }) => sum + count, 0),
      6,
    );
    expect(lattice.cellMetres).toBeLessThanOrEqual(bandwidth / 4);
  });

  it('reaches as far east as north on the ground', () => {
    const lattice = kernelDensity([{ ...HERE, count: 1 }], 400)!;
    const half = Math.max(...lattice.values) / 2;
    const [area] = densityAreas(lattice, [half]);
    const ring = area.geometry.coordinates[0][0];
    const [lons, lats] = [0, 1].map((axis) => ring.map((at) => at[axis]));
    // Half of the peak lies 1.1774 σ out: 471 m each way. A degree of latitude has 111.2 km.
    const east = (Math.max(...lons) - Math.min(...lons)) * 111_195 * Math.cos((HERE.lat * Math.PI) / 180);
    const north = (Math.max(...lats) - Math.min(...lats)) * 111_195;
    expect(east / 2).toBeGreaterThan(455);
    expect(east / 2).toBeLessThan(487);
    expect(north / 2).toBeGreaterThan(455);
    expect(north / 2).toBeLessThan(487);
  });

  it('nests its areas, each with its class', () => {
    const lattice = kernelDensity([{ ...HERE, count: 10 }], 300)!;
    const areas = densityAreas(lattice, [1, 5, 1000]);
    expect(areas.map(({ properties }) => properties)).toEqual([
      { class: 0, from: 1 },
      { class: 1, from: 5 },
    ]);
  });

  it('has nothing to say without appeals', () => {
    expect(kernelDensity([], 300)).toBeNull();
  });
});

describe('bounds of the classes', () => {
  it('are a round value under the peak, halved four times', () => {
    expect(densityBounds(450)).toEqual([20, 40, 80, 160, 320]);
    expect(densityBounds(1000)).toEqual([50, 100, 200, 400, 800]);
    expect(densityBounds(0)).toEqual([0.0625, 0.125, 0.25, 0.5, 1]);
  });
});

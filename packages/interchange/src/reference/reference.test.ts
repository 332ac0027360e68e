import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itWithRealData } from '../../../../scripts/config/real-data.ts';
import { itWithGdal, runGdal } from '../../test/support/gdal.ts';
import { fromReference, openReference, toReference } from './reference.ts';

const inChina = fc.record({
  lon: fc.double({ min: 74, max: 135, noNaN: true }),
  lat: fc.double({ min: 3, max: 53, noNaN: true }),
});
const NEAR = 2e-9;
/** In degrees. The published places come from the providers' services, all some 5e-6 off the published formula. */
const METRE = 9e-6;

describe('GCJ-02 and BD-09', () => {
  itWithRealData('are those of 664 published places', ['coordinates/china-cities.json'], ([path]) => {
    const places: { coords: Record<'WGS84' | 'GCJ02' | 'BD09', [number, number]> }[] = JSON.parse(
      readFileSync(path!, 'utf8'),
    );
    expect(places).toHaveLength(664);
    for (const { coords } of places) {
      for (const [name, published] of [
        ['GCJ-02', coords.GCJ02],
        ['BD-09', coords.BD09],
      ] as const) {
        const shifted = toReference(coords.WGS84, name);
        const back = fromReference(published, name);
        for (const axis of [0, 1] as const) {
          expect(Math.abs(shifted[axis] - published[axis])).toBeLessThan(METRE);
          expect(Math.abs(back[axis] - coords.WGS84[axis])).toBeLessThan(METRE);
        }
      }
    }
  });

  it('come back to 1e-8 degrees', () => {
    fc.assert(
      fc.property(inChina, fc.constantFrom('GCJ-02', 'BD-09'), ({ lon, lat }, name) => {
        const [east, north] = fromReference(toReference([lon, lat], name), name);
        expect(Math.abs(east - lon)).toBeLessThan(NEAR);
        expect(Math.abs(north - lat)).toBeLessThan(NEAR);
      }),
      { numRuns: 2000 },
    );
  });

  it('shift nothing outside China, and end at the rim of the rectangle', () => {
    for (const place of [
      [-71.1, 42.37],
      [2.35, 48.86],
      [151.2, -33.9],
    ]) {
      for (const name of ['GCJ-02', 'BD-09']) {
        expect(toReference(place, name)).toEqual(place);
        expect(fromReference(place, name)).toEqual(place);
      }
    }
    for (const place of [
      [72.004, 30],
      [72.006, 30],
      [137.836, 40],
      [110, 55.828],
      [110, 0.83],
    ]) {
      expect(fromReference(place, 'GCJ-02').every(Number.isFinite)).toBe(true);
    }
  });
});

describe('EPSG codes', () => {
  /*  gdaltransform 3.6 on EPSG:4326 */
  it('give the numbers of PROJ', () => {
    const expected: readonly [string, [number, number], [number, number]][] = [
      ['EPSG:4548', [118.2, 31.05], [614549.222927681, 3437136.58891854]],
      ['EPSG:4527', [118.2, 31.05], [39614549.2229277, 3437136.58891854]],
      ['EPSG:2384', [118.2, 31.05], [614549.276882673, 3437138.19075387]],
      ['EPSG:3857', [118.2, 31.05], [13157963.8117649, 3639244.2990106]],
      ['EPSG:32650', [118.2, 31.05], [614503.40323801, 3435761.73438065]],
      ['EPSG:2232', [-105.3, 39.6], [3056356.65171713, 1643490.39614338]],
    ];
    for (const [name, degrees, plane] of expected) {
      const there = toReference(degrees, name);
      const back = fromReference(plane, name);
      expect(Math.hypot(there[0] - plane[0], there[1] - plane[1]), name).toBeLessThan(1e-3);
      expect(Math.hypot(back[0] - degrees[0], back[1] - degrees[1]), name).toBeLessThan(1e-8);
    }
  });

  itWithGdal('give the numbers of PROJ wherever they are asked', () => {
    const codes = [4548, 4527, 4508, 4491, 32650, 3857, 2231, 2249];
    for (const code of codes) {
      const [west, south, east, north] = openReference(`EPSG:${code}`)!.area!;
      const places = fc.sample(
        fc.tuple(
          fc.double({ min: west, max: east, noNaN: true }),
          fc.double({ min: south, max: Math.min(north, 80), noNaN: true }),
        ),
        { numRuns: 20, seed: code },
      );
      const input = places.map(([lon, lat]) => `${lon.toFixed(9)} ${lat.toFixed(9)}`).join('\n');
      const file = { name: 'in.txt', content: new TextEncoder().encode(`${input}\n`) };
      const command = `gdaltransform -s_srs OGC:CRS84 -t_srs EPSG:${code} -output_xy < in.txt`;
      const lines = runGdal('sh', ['-c', command], [file]).out.trim().split('\n');
      expect(lines).toHaveLength(places.length);
      for (const [i, line] of lines.entries()) {
        const [x, y] = line.split(' ').map(Number);
        const [lon, lat] = places[i]!.map((value) => Number(value.toFixed(9)));
        const own = toReference([lon!, lat!], `EPSG:${code}`);
        expect(Math.hypot(own[0] - x!, own[1] - y!), `${code}: ${lon} ${lat}`).toBeLessThan(0.002);
      }
    }
  });

  it('come back to 1e-8 degrees', () => {
    fc.assert(
      fc.property(
        fc.record({
          lon: fc.double({ min: 115.5, max: 118.5, noNaN: true }),
          lat: fc.double({ min: 22, max: 50, noNaN: true }),
        }),
        fc.constantFrom('EPSG:4548', 'EPSG:4527', 'EPSG:2384', 'EPSG:2436', 'EPSG:3857', 'EPSG:32650'),
        ({ lon, lat }, name) => {
          const [east, north] = fromReference(toReference([lon, lat], name), name);
          expect(Math.abs(east - lon)).toBeLessThan(1e-8);
          expect(Math.abs(north - lat)).toBeLessThan(1e-8);
        },
      ),
    );
  });

  it('tell local datums from those measured from space', () => {
    for (const name of [
      'EPSG:4548',
      'EPSG:4527',
      'EPSG:32650',
      'EPSG:3857',
      'EPSG:2232',
      'EPSG:25832',
      'GCJ-02',
    ]) {
      expect(openReference(name), name).toMatchObject({ certain: true });
    }
    for (const name of ['EPSG:2384', 'EPSG:2436', 'EPSG:4610', 'EPSG:4214', 'EPSG:27700', 'EPSG:26752']) {
      expect(openReference(name), name).toMatchObject({ certain: false });
    }
  });

  it('are found in any spelling, and refused where there are none', () => {
    for (const name of ['4548', 'epsg:4548', ' EPSG::4548 '])
      expect(openReference(name)?.name).toBe('EPSG:4548');
    for (const name of ['gcj02', 'GCJ-02']) expect(openReference(name)?.name).toBe('GCJ-02');
    for (const name of ['bd09', 'BD-09', 'bd09ll']) expect(openReference(name)?.name).toBe('BD-09');
    expect(openReference('CRS84')).toMatchObject({ name: 'EPSG:4326', identity: true });
    for (const name of ['', 'EPSG:', 'EPSG:999999', 'EPSG:5773', 'Atlantis', '../../etc/passwd', '45']) {
      expect(openReference(name), name).toBeNull();
    }
    expect(() => toReference([0, 0], 'EPSG:1')).toThrow(RangeError);
  });
});

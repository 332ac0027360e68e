import { describe, expect, it } from 'vitest';
import { itWithGdal, runGdal } from '../../test/support/gdal.ts';
import { guessReference } from './guess-reference.ts';
import { prjText } from './prj-text.ts';
import { readPrj } from './read-prj.ts';
import { toReference } from './reference.ts';

const CHINA =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const zone = (geographic: string, meridian: number, easting: number, unit = 'UNIT["Meter",1.0]') =>
  `PROJCS["zone",${geographic},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",${easting}.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],${unit}]`;
const nameOf = (text: string) => readPrj(text)?.name;

describe('readPrj', () => {
  it('calls degrees by their codes', () => {
    expect(readPrj(CHINA)).toMatchObject({ name: 'EPSG:4490', identity: true, certain: true });
    const nad = CHINA.replaceAll('China_2000', 'North_American_1983');
    expect(readPrj(nad)).toMatchObject({ name: 'EPSG:4269', identity: true });
    const grads = CHINA.replace('"Degree",0.0174532925199433', '"Grad",0.01570796326794897');
    expect(readPrj(grads)).toMatchObject({ identity: false });
  });

  it('calls Gauss-Kruger zones by their codes, with the number of the zone in the easting or without', () => {
    expect(nameOf(zone(CHINA, 117, 500_000))).toBe('EPSG:4548');
    expect(nameOf(zone(CHINA, 117, 39_500_000))).toBe('EPSG:4527');
    expect(nameOf(zone(CHINA, 117, 20_500_000))).toBe('EPSG:4498');
    expect(nameOf(zone(CHINA, 120, 40_500_000))).toBe('EPSG:4528');
    expect(nameOf(zone(CHINA, 118, 500_000))).toBe('zone');
    expect(nameOf(zone(CHINA, 117, 500_000, 'UNIT["Foot",0.3048]'))).toBe('zone');
    const xian = CHINA.replaceAll('China_2000', 'Xian_1980');
    expect(readPrj(zone(xian, 117, 500_000))).toMatchObject({ name: 'EPSG:2384', certain: false });
    const beijing = CHINA.replaceAll('China_2000', 'Beijing_1954');
    expect(readPrj(zone(beijing, 117, 39_500_000))).toMatchObject({ name: 'EPSG:2415', certain: false });
  });

  it('honours feet', () => {
    const [x, y] = toReference([117.5, 31], 'EPSG:4548');
    for (const [unit, metres] of [
      ['UNIT["Foot",0.3048]', 0.3048],
      ['UNIT["Foot_US",0.3048006096012192]', 1200 / 3937],
      ['UNIT["US survey foot",0.304800609601219]', 1200 / 3937],
      ['UNIT["Kilometer",1000.0]', 1000],
    ] as const) {
      // The false easting is in the unit as well.
      const reference = readPrj(zone(CHINA, 117, 0, unit))!;
      const [lon, lat] = reference.toDegrees([(x - 500_000) / metres, y / metres]);
      expect(Math.hypot(lon - 117.5, lat - 31), unit).toBeLessThan(1e-8);
    }
  });

  it('understands no other text', () => {
    for (const text of [
      '',
      'hello',
      'LOCAL_CS["a"]',
      'PROJCS["a"',
      `PROJCS["x",${CHINA},PROJECTION["Unheard_Of"]]`,
    ]) {
      expect(readPrj(text), text).toBeNull();
    }
  });

  it('gives back what prjText writes', () => {
    for (const code of [4490, 4326, 4548, 4527, 32650, 3857, 2232, 2249, 3035, 5070]) {
      const reference = readPrj(prjText(`EPSG:${code}`)!)!;
      const [west, south, east, north] = reference.area ?? [116, 30, 118, 32];
      const place =
        code === 2232
          ? [-105.3, 39.6]
          : code === 2249
            ? [-71.1, 42.3]
            : code === 5070
              ? [-100, 40]
              : code === 3035
                ? [10, 50]
                : [(west + east) / 2, (south + north) / 2];
      const there = toReference(place, `EPSG:${code}`);
      const [lon, lat] = reference.toDegrees(there);
      expect(Math.hypot(lon - place[0]!, lat - place[1]!), String(code)).toBeLessThan(1e-7);
    }
    expect(prjText('GCJ-02')).toBeNull();
  });

  itWithGdal('understands what GDAL writes for ESRI, as GDAL does', () => {
    for (const [code, place] of [
      [4548, [118.2, 31.05]],
      [4527, [118.2, 31.05]],
      [4498, [118.2, 31.05]],
      [2384, [118.2, 31.05]],
      [32650, [118.2, 31.05]],
      [3857, [118.2, 31.05]],
      [2232, [-105.3, 39.6]],
      [2249, [-71.1, 42.3]],
      [26986, [-71.1, 42.3]],
      [3035, [10, 50]],
    ] as const) {
      const text = runGdal('gdalsrsinfo', ['-o', 'wkt_esri', `EPSG:${code}`], []).out;
      const reference = readPrj(text.replace(/\n\s*/g, ''))!;
      const [lon, lat] = reference.toDegrees(toReference([...place], `EPSG:${code}`));
      expect(Math.hypot(lon - place[0], lat - place[1]), `EPSG:${code}`).toBeLessThan(1e-7);
    }
  });
});

describe('guessReference', () => {
  it('sees degrees, and zones in the eastings', () => {
    expect(guessReference([118.1, 31, 118.3, 31.2])).toMatchObject({ evidence: 'reference-range-degrees' });
    const zones = guessReference([39_600_000, 3_430_000, 39_620_000, 3_440_000]);
    expect(zones).toMatchObject({ evidence: 'reference-range-zone', reference: { name: 'EPSG:4527' } });
    const wide = guessReference([20_600_000, 3_430_000, 20_620_000, 3_440_000]);
    expect(wide?.reference.name).toBe('EPSG:4498');
  });

  it('guesses nothing from eastings without a zone, from two zones, or beyond China', () => {
    expect(guessReference([600_000, 3_430_000, 620_000, 3_440_000])).toBeNull();
    expect(guessReference([39_900_000, 3_430_000, 40_100_000, 3_440_000])).toBeNull();
    // Shanghai in pseudo-Mercator, and eastings that no place of their zone has.
    expect(guessReference([13_520_000, 3_650_000, 13_530_000, 3_660_000])).toBeNull();
    expect(guessReference([39_950_000, 3_430_000, 39_960_000, 3_440_000])).toBeNull();
    expect(guessReference([39_600_000, 100, 39_620_000, 200])).toBeNull();
    expect(guessReference([3_430_000, 39_600_000, 3_440_000, 39_620_000])).toBeNull();
    expect(guessReference([-200, 0, 0, 10])).toBeNull();
  });
});

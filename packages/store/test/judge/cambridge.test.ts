import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { FeatureCollection } from 'geojson';
import { afterAll, describe, expect } from 'vitest';
import { itWithRealData, realData } from '../../../../scripts/config/real-data.ts';
import { type Figures, judge } from './judge.ts';

/** Eight offices' divisions of one city as eight departments: [department, file, id field]. */
const LAYERS = [
  ['police', 'PUBLICSAFETY_PoliceResponseDistricts', 'CADRA'],
  ['walking', 'PUBLICSAFETY_PoliceWalkingRoutes', 'WALK_RTE'],
  ['fire', 'PUBLICSAFETY_FireEngineDistricts', 'ENGINE'],
  ['sweeping', 'DPW_StreetSweepingDistricts', 'District'],
  ['neighbourhood', 'BOUNDARY_CDDNeighborhoods', 'N_HOOD'],
  ['precinct', 'ELECTIONS_WardsPrecincts', 'WardPrecinct'],
  ['census', 'DEMOGRAPHICS_BlockGroups2020', 'GEOID20'],
  ['parking', 'TRAFFIC_VisitorPermitBoundaries', 'N_HOOD'],
] as const;

const OUTLINE = 'cambridge-partitions/BOUNDARY_CityBoundary.geojson';
const PEOPLE = 'cambridge-people.geojson';
/** 749 address blocks, which cover all but the river. */
const UNITS = 'cambridge-base/ADDRESS_MasterAddressBlocks.geojson';
const COMMUNITIES = 'cambridge-partitions/BOUNDARY_CDDNeighborhoods.geojson';
const fileOf = (name: string) => `cambridge-partitions/${name}.geojson`;
const NEEDED = [OUTLINE, PEOPLE, ...LAYERS.map(([, file]) => fileOf(file))];

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'onegrid-cambridge-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string): FeatureCollection => JSON.parse(readFileSync(path, 'utf8'));

const url = process.env.ONEGRID_TEST_DATABASE_URL;
const judged = new Map<Ground, Promise<Figures>>();

/** What the merge is given beside the layers. */
type Ground = 'nothing' | 'units' | 'units and communities';

/** Merges once, by the command as a user calls it, and judges what it wrote. */
function figures(ground: Ground): Promise<Figures> {
  const known = judged.get(ground) ?? mergeAndJudge(ground);
  judged.set(ground, known);
  return known;
}

async function mergeAndJudge(ground: Ground): Promise<Figures> {
  const withUnits = ground !== 'nothing';
  const withCommunities = ground === 'units and communities';
  const place = (path: string) => realData(path)!;
  const args = [
    'merge',
    '--outline',
    place(OUTLINE),
    ...LAYERS.flatMap(([department, file, field]) => [
      '--layer',
      `${department}=${place(fileOf(file))}#${field}`,
    ]),
    '--households',
    `${place(PEOPLE)}#n`,
    ...(withUnits ? ['--units', place(UNITS)] : []),
    ...(withCommunities ? ['--within', `${place(COMMUNITIES)}#NAME`] : []),
    '--grids',
    '38',
    '--band',
    '0.5,1.6',
    '--out',
    'unified.geojson',
    '--atoms',
    'atoms.geojson',
    '--arcs',
    'arcs.geojson',
    '--report',
    'report.json',
  ];
  // The command itself, as a process: it rejects with what the command said where it fails.
  await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', `${ROOT}packages/cli/src/main.ts`, ...args],
    {
      cwd: ROOT,
      env: { ...process.env, INIT_CWD: folder, TSX_TSCONFIG_PATH: `${ROOT}scripts/config/tsconfig.run.json` },
    },
  );
  return judge(url!, {
    outline: read(place(OUTLINE)),
    layers: LAYERS.map(([department, file, field]) => ({
      department,
      field,
      features: read(place(fileOf(file))),
    })),
    people: read(place(PEOPLE)),
    atoms: read(join(folder, 'atoms.geojson')),
    unified: read(join(folder, 'unified.geojson')),
    ...(withUnits ? { units: read(place(UNITS)) } : {}),
    ...(withCommunities ? { communities: read(place(COMMUNITIES)) } : {}),
    srid: 32619,
  });
}

/** The bounds that ../shared/data/README.md asks to hold, in the order of its table. */
describe.runIf(url !== undefined)('the eight layers of Cambridge, merged and judged by PostGIS', () => {
  const held = (name: string, assertion: (f: Figures) => void) =>
    itWithRealData(name, NEEDED, async () => assertion(await figures('nothing')), 300_000);

  held('makes between 350 and 450 atoms', (f) => {
    expect(f.atoms).toBeGreaterThanOrEqual(350);
    expect(f.atoms).toBeLessThanOrEqual(450);
  });
  held('has no thin, tiny or invalid atom, loses and breaks no grid', (f) => {
    expect([f.thin, f.invalid, f.grids_lost, f.grids_broken]).toEqual([0, 0, 0, 0]);
    expect(f.least_area).toBeGreaterThan(50);
  });
  held('is edge-matched, without overlap, and fills the outline', (f) => {
    expect([f.bad_edges, f.open_edges]).toEqual([0, 0]);
    expect(Math.abs(f.overlap)).toBeLessThan(0.05);
    expect(f.outline_difference).toBeLessThan(1e-4);
  });
  held('keeps the grids where they were', (f) => {
    expect(f.iou_least).toBeGreaterThan(0.94);
    expect(f.iou_p5).toBeGreaterThan(0.97);
    expect(f.iou_weighted).toBeGreaterThan(0.99);
  });
  held('labels land and people as the departments do', (f) => {
    expect(f.area_mislabelled).toBeLessThan(0.004);
    expect(f.people_mislabelled).toBeLessThan(0.0025);
  });
  held('moves no line far', (f) => {
    expect(f.moved_p95).toBeLessThan(10);
    expect(f.moved_max).toBeLessThan(40);
    expect(f.moved_over_15).toBeLessThan(0.001);
  });
  held('leaves few thin tails', (f) => {
    expect(f.tails).toBeLessThan(0.0055);
  });
  held('divides the city into 38 even grids on which the departments agree', (f) => {
    expect([f.grids, f.grids_in_parts, f.band_violations]).toEqual([38, 0, 0]);
    expect(f.agreement).toBeGreaterThan(0.465);
  });
});

describe.runIf(url !== undefined)('the same layers with the address blocks as units', () => {
  const held = (name: string, assertion: (f: Figures) => void, ground: Ground = 'units') =>
    itWithRealData(name, [...NEEDED, UNITS], async () => assertion(await figures(ground)), 300_000);

  held('cuts none of the 749 units', (f) => {
    expect([f.units, f.units_cut]).toEqual([749, 0]);
  });
  held('has no thin or invalid atom, loses no grid, breaks two at most', (f) => {
    expect([f.thin, f.invalid, f.grids_lost, f.bad_edges, f.open_edges]).toEqual([0, 0, 0, 0, 0]);
    expect(f.grids_broken).toBeLessThanOrEqual(2);
    expect(f.outline_difference).toBeLessThan(1e-4);
  });
  held('labels land and people as far as whole units allow', (f) => {
    expect(f.area_mislabelled).toBeLessThan(0.038);
    expect(f.people_mislabelled).toBeLessThan(0.025);
    expect(f.iou_weighted).toBeGreaterThan(0.93);
  });
  held('leaves few thin tails', (f) => {
    expect(f.tails).toBeLessThan(0.003);
  });
  held('divides the city into 38 even grids on which the departments agree', (f) => {
    expect([f.grids, f.grids_in_parts, f.band_violations]).toEqual([38, 0, 0]);
    expect(f.agreement).toBeGreaterThan(0.465);
  });
  held(
    'keeps grids within the neighbourhoods, and units whole within them',
    (f) => {
      expect([f.communities, f.units_cut, f.grids, f.grids_in_parts]).toEqual([13, 0, 38, 0]);
      // The neighbourhoods were drawn apart from the outline and from one another, up to 10 m off.
      expect(f.outside_community).toBeLessThan(0.005);
    },
    'units and communities',
  );
});

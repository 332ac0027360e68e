/**
 * Writes the district of Cambridge into an empty data folder, for tests of the console on a real city:
 *
 *     seed-cambridge.ts DATA_FOLDER SHARED_DATA_FOLDER
 *
 * Outline, streets, neighbourhoods as communities, eight departments without a layer, and the people as
 * households of small square buildings. The layers themselves are left to whoever imports them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Town } from '@onegrid/demo';
import { openStore, seedTown } from '@onegrid/store';
import type { FeatureCollection, LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';

const [dataDir, data] = process.argv.slice(2);
if (dataDir === undefined || data === undefined)
  throw new Error('seed-cambridge.ts DATA_FOLDER SHARED_DATA_FOLDER');

function read<G extends Polygon | MultiPolygon | LineString | MultiLineString | Point>(path: string) {
  return JSON.parse(readFileSync(join(data!, path), 'utf8')) as FeatureCollection<G, Record<string, unknown>>;
}

const DEPARTMENTS = [
  ['police', '公安', 'Police'],
  ['walking', '巡逻', 'Walking patrols'],
  ['fire', '消防', 'Fire'],
  ['sweeping', '环卫', 'Street sweeping'],
  ['neighbourhood', '社区', 'Neighbourhoods'],
  ['precinct', '选区', 'Precincts'],
  ['census', '普查', 'Census'],
  ['parking', '停车', 'Parking'],
] as const;
/** Eight hues that stay apart for colour-blind readers (Okabe and Ito 2008, the yellow darkened). */
const HUES = ['#d55e00', '#0072b2', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#8a7a00', '#444444'];
const outline = read<Polygon>('cambridge-partitions/BOUNDARY_CityBoundary.geojson').features[0]!.geometry;
const ring = outline.coordinates[0]!;
const round = (value: number) => Math.round(value * 1e7) / 1e7;
const HALF = 2e-5;

const people = read<Point>('cambridge-people.geojson').features.map(({ geometry, properties }, index) => {
  const [lon, lat] = geometry.coordinates as [number, number];
  const [w, s, e, n] = [lon - HALF, lat - HALF, lon + HALF, lat + HALF].map(round) as [
    number,
    number,
    number,
    number,
  ];
  return {
    id: `p${index + 1}`,
    name: `No. ${index + 1}`,
    address: `Cambridge ${index + 1}`,
    kind: 'slab' as const,
    geometry: {
      type: 'Polygon' as const,
      coordinates: [
        [
          [w, s],
          [e, s],
          [e, n],
          [w, n],
          [w, s],
        ],
      ],
    },
    floors: 1,
    households: Math.round(Number(properties.n)),
    residents: Math.round(Number(properties.n)),
    compoundId: null,
    communityKey: '001001',
    at: { lon, lat },
  };
});

const streets = read<LineString | MultiLineString>(
  'cambridge-base/TRANS_Centerlines.geojson',
).features.flatMap(({ geometry, properties }, index) => {
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  return lines.map((coordinates, part) => ({
    id: `s${index}-${part}`,
    name: String(properties.Street ?? ''),
    class: Number(properties.MajorRoad) === 1 ? ('arterial' as const) : ('lane' as const),
    widthM: 8,
    line: { type: 'LineString' as const, coordinates: coordinates.map(([x, y]) => [round(x!), round(y!)]) },
  }));
});

const town: Town = {
  seed: 0,
  asOf: '2026-10-31T18:00:00+08:00',
  district: {
    code: '999902',
    name: '剑桥市',
    nameEn: 'Cambridge',
    synthetic: true,
    outline: {
      type: 'Polygon',
      coordinates: outline.coordinates.map((r) => r.map(([x, y]) => [round(x!), round(y!)])),
    },
    bounds: [
      Math.min(...ring.map(([x]) => x!)),
      Math.min(...ring.map(([, y]) => y!)),
      Math.max(...ring.map(([x]) => x!)),
      Math.max(...ring.map(([, y]) => y!)),
    ],
  },
  towns: [],
  communities: [],
  streets,
  bridges: [],
  water: [],
  landUse: [],
  compounds: [],
  buildings: people,
  departments: [],
  households: people.map(({ id, at, households, residents }) => ({
    buildingId: id,
    ...at,
    households,
    residents,
  })),
  branches: [],
  appeals: [],
};

const store = await openStore({ dataDir });
await seedTown(store, town);
const by = { accountId: null, name: 'set-up' };
for (const [index, [id, name, nameEn]] of DEPARTMENTS.entries()) {
  await store
    .in(town.district.code)
    .layers.saveDepartment({ id, name, nameEn, weight: 1, hue: HUES[index]!, lead: false }, by);
}
await store.close();

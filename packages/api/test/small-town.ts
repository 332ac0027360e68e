import type { seedTown } from '@onegrid/store';
import type { Polygon, Position } from 'geojson';

/** The form of a town as the store takes it. */
type SmallTown = Parameters<typeof seedTown>[1];

/**
 * A town of 20 by 20 units of 0.001 degree (1.9 km by 2.2 km), small enough to know by heart:
 *
 *   20 +-------+-------+      64 buildings, 8 by 8, 10 households in each, at 1.25 + 2.5 i
 *      | P3    |    P4 |      police: four squares, split at 10
 *   10 +-------+-------+      civil: four squares, split at 10.05 (5 m off)
 *      | P1    |    P2 |      fire: three strips, split at 6.6 and 13.3
 *    0 +-------+-------+      4 branches, one a square; appeals along the diagonal
 *      0      10      20
 */
const WEST = 118.2;
const SOUTH = 31;
const UNIT = 0.001;
export const SIDE = 20;

function round(value: number): number {
  return Math.round(value * 1e7) / 1e7;
}

/** A position of the town from its units. */
export function place(x: number, y: number): [number, number] {
  return [round(WEST + x * UNIT), round(SOUTH + y * UNIT)];
}

/** A rectangle in the town's units, counter-clockwise. */
export function rectangle(x0: number, y0: number, x1: number, y1: number): Polygon {
  const ring: Position[] = [place(x0, y0), place(x1, y0), place(x1, y1), place(x0, y1), place(x0, y0)];
  return { type: 'Polygon', coordinates: [ring] };
}

/** A GeoJSON file of rectangles with an `ID` each. */
export function layerFile(grids: Readonly<Record<string, Polygon>>) {
  return {
    type: 'FeatureCollection' as const,
    features: Object.entries(grids).map(([id, geometry]) => ({
      type: 'Feature' as const,
      properties: { ID: id },
      geometry,
    })),
  };
}

/** Four squares split at a line in each direction. */
export function squares(name: string, split: number) {
  return layerFile({
    [`${name}1`]: rectangle(0, 0, split, split),
    [`${name}2`]: rectangle(split, 0, SIDE, split),
    [`${name}3`]: rectangle(0, split, split, SIDE),
    [`${name}4`]: rectangle(split, split, SIDE, SIDE),
  });
}

function strips(name: string) {
  const at = [0, 6.6, 13.3, SIDE];
  return layerFile(
    Object.fromEntries([1, 2, 3].map((n) => [`${name}${n}`, rectangle(at[n - 1], 0, at[n], SIDE)])),
  );
}

function department(id: string, nameEn: string, weight: number, features: ReturnType<typeof layerFile>) {
  return {
    id,
    name: `${nameEn}部门`,
    nameEn,
    weight,
    lead: false,
    hue: 'blue' as const,
    layer: {
      fileName: `${id}.geojson`,
      idField: 'ID',
      nameField: 'ID',
      features,
      faults: {
        ...{ nearMetres: 0, farMetres: 0, stretches: [], drawnTwice: 0, claimedTwice: [], uncovered: [] },
        ...{ compoundsCut: [], repeatedIds: [], missingIds: 0 },
      },
      file: {
        files: [{ name: `${id}.geojson`, content: new TextEncoder().encode(JSON.stringify(features)) }],
      },
    },
  };
}

const PER_SIDE = 8;
const indices = Array.from({ length: PER_SIDE }, (_, index) => index);

function building(column: number, row: number): SmallTown['buildings'][number] {
  const [x, y] = [1.25 + 2.5 * column, 1.25 + 2.5 * row];
  return {
    id: `building-${column}-${row}`,
    name: `${column * PER_SIDE + row + 1}号楼`,
    address: `示范路${column + 1}号${row + 1}栋`,
    kind: 'slab',
    geometry: rectangle(x - 0.2, y - 0.2, x + 0.2, y + 0.2),
    floors: 5,
    households: 10,
    residents: 28,
    compoundId: column < 2 && row < 2 ? 'compound-1' : null,
    communityKey: '001001',
  };
}

function appeal(index: number): SmallTown['appeals'][number] {
  const closed = index % 3 === 0;
  return {
    id: `appeal-${String(index).padStart(4, '0')}`,
    number: `YT${String(index).padStart(4, '0')}`,
    category: index % 2 === 0 ? 'PARKING' : 'NOISE',
    status: closed ? 'CLOSED' : 'HANDLING',
    title: '示例诉求',
    place: {
      type: 'Point',
      coordinates: place(0.03 + (index % 250) * 0.0797, 0.05 + (index % 250) * 0.0797),
    },
    buildingId: null,
    requestedAt: `2026-0${1 + (index % 9)}-15T08:00:00+08:00`,
    closedAt: closed ? '2026-10-01T08:00:00+08:00' : null,
  };
}

export const APPEALS = 250;

/** The whole town; each call gives an equal one. */
export function smallTown(): SmallTown {
  const outline = rectangle(0, 0, SIDE, SIDE);
  const buildings = indices.flatMap((column) => indices.map((row) => building(column, row)));
  return {
    seed: 1,
    asOf: '2026-10-31T18:00:00+08:00',
    district: {
      code: '990101',
      name: '小城区',
      nameEn: 'Small Town',
      synthetic: true,
      outline,
      bounds: [...place(0, 0), ...place(SIDE, SIDE)],
    },
    towns: [{ code: '001', name: '小城街道', nameEn: 'Small Street', geometry: outline }],
    communities: [
      { code: '001', townshipCode: '001', name: '小城社区', nameEn: 'Small Community', geometry: outline },
    ],
    streets: [
      {
        id: 'street-1',
        name: '示范路',
        class: 'arterial',
        widthM: 20,
        line: { type: 'LineString', coordinates: [place(0, 10), place(SIDE, 10)] },
      },
    ],
    bridges: [],
    water: [{ id: 'water-1', name: '小河', kind: 'river', geometry: rectangle(0, 19.5, SIDE, 19.9) }],
    landUse: [{ id: 'land-use-1', kind: 'park', name: '公园', geometry: rectangle(9, 9, 9.4, 9.4) }],
    compounds: [
      {
        id: 'compound-1',
        name: '幸福小区',
        kind: 'estate',
        address: '示范路1号',
        geometry: rectangle(0.5, 0.5, 4.5, 4.5),
      },
    ],
    buildings,
    departments: [
      department('police', 'Police', 2, squares('P', 10)),
      department('civil', 'Civil Affairs', 1, squares('C', 10.05)),
      department('fire', 'Fire', 1, strips('F')),
    ],
    households: buildings.map(({ id, geometry, households, residents }) => {
      const [[x0, y0], , [x1, y1]] = geometry.coordinates[0];
      return { buildingId: id, lon: round((x0 + x1) / 2), lat: round((y0 + y1) / 2), households, residents };
    }),
    branches: [1, 2, 3, 4].map((n) => ({
      id: `branch-${n}`,
      name: `第${n}网格党支部`,
      secretary: '示例书记',
      location: { type: 'Point', coordinates: place(n % 2 === 1 ? 4 : 16, n <= 2 ? 4 : 16) },
      stationName: `第${n}驿站`,
      buildingId: 'building-0-0',
      memberCount: 10 + n,
      communityKey: '001001',
    })),
    appeals: Array.from({ length: APPEALS }, (_, index) => appeal(index)),
  };
}

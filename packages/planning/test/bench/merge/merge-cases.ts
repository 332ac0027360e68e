import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawCity } from '../../city/city.ts';
import { cityInput, inDegrees, vertexCount } from '../../city/place-city.ts';

/** The files of one city whose layers are to be merged. */
export interface MergeCase {
  readonly name: string;
  readonly outline: string;
  readonly layers: readonly {
    readonly department: string;
    readonly path: string;
    readonly idField: string;
  }[];
  readonly households: { readonly path: string; readonly field: string };
  /** How many grids are asked for. */
  readonly grids: number;
  /** Of all layers; null where nobody counted. */
  readonly vertices: number | null;
}

const BESIDE_THE_CLONE = fileURLToPath(new URL('../../../../../../shared', import.meta.url));
const DATA = join(process.env.ONEGRID_SHARED ?? BESIDE_THE_CLONE, 'data');
const CAMBRIDGE: readonly (readonly [department: string, file: string, idField: string])[] = [
  ['police', 'PUBLICSAFETY_PoliceResponseDistricts', 'CADRA'],
  ['walking', 'PUBLICSAFETY_PoliceWalkingRoutes', 'WALK_RTE'],
  ['fire', 'PUBLICSAFETY_FireEngineDistricts', 'ENGINE'],
  ['sweeping', 'DPW_StreetSweepingDistricts', 'District'],
  ['neighbourhood', 'BOUNDARY_CDDNeighborhoods', 'N_HOOD'],
  ['precinct', 'ELECTIONS_WardsPrecincts', 'WardPrecinct'],
  ['census', 'DEMOGRAPHICS_BlockGroups2020', 'GEOID20'],
  ['parking', 'TRAFFIC_VisitorPermitBoundaries', 'N_HOOD'],
];

/** Eight offices' divisions of Cambridge, Massachusetts, into 38 grids; null where the real data is not there. */
export function cambridgeCase(): MergeCase | null {
  const layers = CAMBRIDGE.map(([department, file, idField]) => ({
    department,
    path: join(DATA, 'cambridge-partitions', `${file}.geojson`),
    idField,
  }));
  const outline = join(DATA, 'cambridge-partitions', 'BOUNDARY_CityBoundary.geojson');
  const households = { path: join(DATA, 'cambridge-people.geojson'), field: 'n' };
  const isThere = [outline, households.path, ...layers.map(({ path }) => path)].every((path) =>
    existsSync(path),
  );
  return isThere ? { name: 'cambridge', outline, layers, households, grids: 38, vertices: null } : null;
}

export const CAMBRIDGE_FOLDER = DATA;

/** A generated city of eight departments with about so many grids, written below a folder. */
export function cityCase(grids: number, folder: string): MergeCase {
  const city = drawCity({ grids, departments: 8, seed: 1 });
  const input = cityInput(city, inDegrees, false);
  const place = join(folder, `city-${grids}`);
  mkdirSync(place);
  const write = (name: string, features: readonly object[]) => {
    const path = join(place, `${name}.geojson`);
    writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
    return path;
  };
  const points = input.households?.kind === 'points' ? input.households.points : [];
  return {
    name: `${grids} grids`,
    outline: write('outline', [{ type: 'Feature', properties: {}, geometry: input.outline }]),
    layers: input.layers.map(({ department, grids: drawn }) => ({
      department,
      idField: 'id',
      path: write(
        department,
        drawn.map(({ id, geometry }) => ({ type: 'Feature', properties: { id }, geometry })),
      ),
    })),
    households: {
      field: 'n',
      path: write(
        'people',
        points.map(({ lon, lat, n }) => ({
          type: 'Feature',
          properties: { n },
          geometry: { type: 'Point', coordinates: [lon, lat] },
        })),
      ),
    },
    grids: city.grids,
    vertices: vertexCount(city),
  };
}

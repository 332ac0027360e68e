import { type FeatureRow, type JsonObject, type ReadReport, readFeatures } from '@onegrid/interchange';
import type { MergeBuilding, MergeCommunity, MergeInput, MergeStreet, MergeUnit } from '@onegrid/planning';
import type { LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { CommandError } from '../arguments/command-error.ts';
import type { DeclaredFile } from '../arguments/declared-files.ts';
import type { FileReference } from '../arguments/file-reference.ts';
import type { GroundFiles } from '../arguments/merge-arguments.ts';
import { type FileSource, readDataFiles, sourceOf } from './read-data-files.ts';
import { fileError } from './read-file.ts';

/** Units, communities, streets and buildings of a merge, and what became of their files. */
export interface Ground {
  readonly input: Pick<MergeInput, 'units' | 'communities' | 'streets' | 'buildings'>;
  readonly files: readonly (ReadReport & {
    readonly role: 'units' | 'communities' | 'streets' | 'buildings';
    readonly path: string;
    readonly source: FileSource;
  })[];
}

const GEOMETRIES = {
  units: 'polygons',
  communities: 'polygons',
  streets: 'lines',
  buildings: 'any',
} as const;
/** District 6, street or town 3, community 3. */
const COMMUNITY_CODE = /^[0-9]{12}$/;
/** How columns with a community's code are called. */
const CODE_FIELD = /code|代码|编码|区划/i;

/**
 * Reads what no grid may cut, what every grid lies in, and the streets. Rows that cannot be used are left out
 * and reported; features of one id are one unit or community.
 *
 * @throws CommandError that names the file, the feature and the fault.
 */
export async function readGround(
  folder: string,
  given: GroundFiles,
  declared: ReadonlyMap<string, DeclaredFile>,
): Promise<Ground> {
  const files: Ground['files'][number][] = [];
  const read = async (role: Ground['files'][number]['role'], file: FileReference) => {
    const geometries = GEOMETRIES[role];
    const outcome = await readFeatures(await readDataFiles(folder, file.path), {
      geometries,
      ...declared.get(role === 'communities' ? 'within' : role),
      ...(file.field === undefined ? {} : { idField: file.field }),
    });
    if (!outcome.ok) throw fileError(file.path, outcome.fault);
    if (outcome.table.rows.length === 0)
      throw new CommandError([`${file.path}: `, [geometries === 'lines' ? 'no-lines' : 'no-usable-feature']]);
    files.push({ role, path: file.path, source: sourceOf(outcome.table.source), ...outcome.table.report });
    return outcome.table.rows;
  };
  const input: { -readonly [key in keyof Ground['input']]: Ground['input'][key] } = {};
  if (given.units) input.units = unitsOf(await read('units', given.units));
  if (given.within) {
    input.communities = (await read('communities', given.within)).map(communityOf);
  }
  if (given.buildings) input.buildings = (await read('buildings', given.buildings)).flatMap(buildingOf);
  if (given.streets) input.streets = (await read('streets', given.streets)).map(streetOf);
  return { input, files };
}

/** One unit for all features of an id, in the order of the first of each. */
function unitsOf(rows: readonly FeatureRow[]): MergeUnit[] {
  const parts = new Map<string, MultiPolygon['coordinates']>();
  for (const { id, geometry } of rows) {
    const { type, coordinates } = geometry as Polygon | MultiPolygon;
    const known = parts.get(id) ?? [];
    parts.set(id, known);
    known.push(...(type === 'Polygon' ? [coordinates] : coordinates));
  }
  return [...parts].map(([id, coordinates]) => ({ id, geometry: { type: 'MultiPolygon', coordinates } }));
}

/** A building at a point or with its ground; lines are none. */
function buildingOf({ id, row, properties, geometry }: FeatureRow): MergeBuilding[] {
  if (geometry.type !== 'Point' && geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
  const { households } = properties;
  return [{ id: `${id}/${row}`, geometry, households: typeof households === 'number' ? households : null }];
}

function communityOf({ id, properties, geometry }: FeatureRow): MergeCommunity {
  return {
    id,
    name: id,
    code: COMMUNITY_CODE.test(id) ? id : codeIn(properties),
    geometry: geometry as Polygon | MultiPolygon,
  };
}

/** The first property that is called a code and is one; null without. */
function codeIn(properties: JsonObject): string | null {
  for (const [name, value] of Object.entries(properties)) {
    if (CODE_FIELD.test(name) && COMMUNITY_CODE.test(String(value))) return String(value);
  }
  return null;
}

function streetOf({ id, row, geometry }: FeatureRow): MergeStreet {
  return { id: `${id}/${row}`, geometry: geometry as LineString | MultiLineString };
}

import {
  type FeatureTable,
  type ReadReport,
  type RowRefusal,
  readGeoJson,
  readHouseholds,
} from '@onegrid/interchange';
import type { DepartmentLayer, HouseholdSource, MergeInput } from '@onegrid/planning';
import type { MultiPolygon, Polygon } from 'geojson';
import { CommandError } from '../arguments/command-error.ts';
import type { MergeArguments } from '../arguments/merge-arguments.ts';
import { fileError, readNamedFile } from './read-file.ts';
import { readGround } from './read-ground.ts';

/** What became of one file, for the report. */
export interface FileReport extends ReadReport {
  readonly role: 'outline' | 'layer' | 'households' | 'units' | 'communities' | 'streets';
  readonly department?: string;
  readonly path: string;
}

export interface MergeFiles {
  readonly input: MergeInput;
  readonly files: readonly FileReport[];
}

/**
 * Reads all inputs of a merge. Rows of a layer that are no polygon are left out and reported; the outline
 * must be usable as a whole, and no number of households may be negative or no number.
 *
 * @throws CommandError that names the file, the feature and the fault.
 */
export async function readInputs(folder: string, given: MergeArguments): Promise<MergeFiles> {
  const files: FileReport[] = [];
  const outline = await readPolygons(folder, given.outline, undefined);
  const [refused] = outline.report.refused;
  if (refused !== undefined) throw refusal(given.outline, refused);
  files.push({ role: 'outline', path: given.outline, ...outline.report });
  const layers: DepartmentLayer[] = [];
  for (const { department, weight, file } of given.layers) {
    const { rows, report } = await readPolygons(folder, file.path, file.field);
    layers.push({ department, weight, grids: rows.map(({ id, geometry, row }) => ({ id, geometry, row })) });
    files.push({ role: 'layer', department, path: file.path, ...report });
  }
  const parts = outline.rows.flatMap(({ geometry }) => partsOf(geometry));
  const ground = await readGround(folder, given.ground);
  files.push(...ground.files);
  const input: MergeInput = {
    outline: { type: 'MultiPolygon', coordinates: parts },
    layers,
    ...ground.input,
  };
  if (given.households === null) return { input, files };
  const { path, field } = given.households;
  const households = await readHouseholdFile(folder, path, field);
  files.push({ role: 'households', path, ...households.report });
  return { input: { ...input, households: households.source }, files };
}

async function readPolygons(
  folder: string,
  path: string,
  idField: string | undefined,
): Promise<FeatureTable<Polygon | MultiPolygon>> {
  const outcome = readGeoJson(await readNamedFile(folder, path), { idField });
  if (!outcome.ok) throw fileError(path, outcome.fault);
  const { rows, report } = outcome.table;
  if (rows.length > 0) return outcome.table;
  const [first] = report.refused;
  throw first === undefined ? new CommandError([`${path}: `, ['no-usable-feature']]) : refusal(path, first);
}

async function readHouseholdFile(
  folder: string,
  path: string,
  field: string,
): Promise<{ source: HouseholdSource; report: ReadReport }> {
  const outcome = readHouseholds(await readNamedFile(folder, path), field);
  if (!outcome.ok) throw fileError(path, outcome.fault);
  const wrong = outcome.report.refused.find(
    ({ code }) => code === 'weight-negative' || code === 'weight-not-a-number',
  );
  if (wrong !== undefined) throw refusal(path, wrong, field);
  const [first] = outcome.report.refused;
  if (outcome.report.read === 0 && first !== undefined) throw refusal(path, first, field);
  return { source: outcome.households, report: outcome.report };
}

/** A refused row as the reason why the whole file cannot be used. */
function refusal(path: string, { row, code, found }: RowRefusal, field?: string): CommandError {
  const name = field === undefined ? path : `${path}#${field}`;
  return new CommandError([`${name}: `, ['at-feature', { feature: row }], [code, { found }]]);
}

function partsOf(geometry: Polygon | MultiPolygon): Polygon['coordinates'][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

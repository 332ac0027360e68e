import {
  type FeatureTable,
  type HouseholdOutcome,
  type ReadReport,
  type RowRefusal,
  readFeatures,
  readHouseholds,
} from '@onegrid/interchange';
import type { DepartmentLayer, MergeInput } from '@onegrid/planning';
import type { MultiPolygon, Polygon } from 'geojson';
import { CommandError } from '../arguments/command-error.ts';
import type { DeclaredFile } from '../arguments/declared-files.ts';
import type { FileReference } from '../arguments/file-reference.ts';
import type { MergeArguments } from '../arguments/merge-arguments.ts';
import { type FileSource, readDataFiles, sourceOf } from './read-data-files.ts';
import { readEarlier } from './read-earlier.ts';
import { fileError } from './read-file.ts';
import { readGround } from './read-ground.ts';

/** What became of one file, for the report. */
export interface FileReport extends ReadReport {
  readonly role:
    | 'outline'
    | 'layer'
    | 'households'
    | 'units'
    | 'communities'
    | 'streets'
    | 'buildings'
    | 'earlier';
  readonly department?: string;
  readonly path: string;
  readonly source: FileSource;
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
  const { declared } = given;
  const outlineFile = { path: given.outline, field: undefined };
  const outline = await readPolygons(folder, outlineFile, declared.get('outline'));
  const [refused] = outline.report.refused;
  if (refused !== undefined) throw refusal(given.outline, refused);
  files.push({ role: 'outline', path: given.outline, source: sourceOf(outline.source), ...outline.report });
  const layers: DepartmentLayer[] = [];
  for (const { department, weight, file } of given.layers) {
    const { rows, report, source } = await readPolygons(folder, file, declared.get(department));
    layers.push({ department, weight, grids: rows.map(({ id, geometry, row }) => ({ id, geometry, row })) });
    files.push({ role: 'layer', department, path: file.path, source: sourceOf(source), ...report });
  }
  const parts = outline.rows.flatMap(({ geometry }) => partsOf(geometry));
  const ground = await readGround(folder, given.ground, declared);
  files.push(...ground.files);
  const earlier = given.earlier && (await readEarlier(folder, given.earlier, declared.get('earlier')));
  if (earlier !== null) files.push({ role: 'earlier', ...earlier.file });
  const input: MergeInput = {
    outline: { type: 'MultiPolygon', coordinates: parts },
    layers,
    ...ground.input,
    ...(given.plane ? { plane: true } : {}),
    ...(earlier ? { earlier: earlier.plan } : {}),
  };
  if (given.households === null) return { input, files };
  const households = await readHouseholdFile(folder, given.households, declared.get('households'));
  files.push({
    role: 'households',
    path: given.households.path,
    source: sourceOf(households.source),
    ...households.report,
  });
  return { input: { ...input, households: households.households }, files };
}

async function readPolygons(
  folder: string,
  { path, field }: FileReference,
  declared: DeclaredFile = {},
): Promise<FeatureTable<Polygon | MultiPolygon>> {
  const outcome = await readFeatures(await readDataFiles(folder, path), { idField: field, ...declared });
  if (!outcome.ok) throw fileError(path, outcome.fault);
  const { rows, report } = outcome.table;
  if (rows.length > 0) return outcome.table;
  const [first] = report.refused;
  throw first === undefined ? new CommandError([`${path}: `, ['no-usable-feature']]) : refusal(path, first);
}

/**
 * Reads where people live.
 *
 * @throws CommandError on a file, or a number in it, that cannot be used.
 */
export async function readHouseholdFile(
  folder: string,
  { path, field }: { readonly path: string; readonly field: string },
  declared: DeclaredFile & { readonly coordinates?: 'plane' | 'geographic' } = {},
): Promise<Extract<HouseholdOutcome, { readonly ok: true }>> {
  const outcome = await readHouseholds(await readDataFiles(folder, path), field, declared);
  if (!outcome.ok) throw fileError(path, outcome.fault);
  const wrong = outcome.report.refused.find(
    ({ code }) => code === 'weight-negative' || code === 'weight-not-a-number',
  );
  if (wrong !== undefined) throw refusal(path, wrong, field);
  const [first] = outcome.report.refused;
  if (outcome.report.read === 0 && first !== undefined) throw refusal(path, first, field);
  return outcome;
}

/** A refused row as the reason why the whole file cannot be used. */
function refusal(path: string, { row, code, found }: RowRefusal, field?: string): CommandError {
  const name = field === undefined ? path : `${path}#${field}`;
  return new CommandError([`${name}: `, ['at-feature', { feature: row }], [code, { found }]]);
}

function partsOf(geometry: Polygon | MultiPolygon): Polygon['coordinates'][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

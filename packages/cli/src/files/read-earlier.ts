import { type ReadReport, readFeatures } from '@onegrid/interchange';
import type { EarlierPlan } from '@onegrid/planning';
import { CommandError } from '../arguments/command-error.ts';
import type { DeclaredFile } from '../arguments/declared-files.ts';
import type { EarlierFiles } from '../arguments/merge-arguments.ts';
import { type FileSource, readDataFiles, sourceOf } from './read-data-files.ts';
import { fileError, readNamedFile } from './read-file.ts';

/** The plan in force, and what became of its file. */
export interface Earlier {
  readonly plan: EarlierPlan;
  readonly file: ReadReport & { readonly path: string; readonly source: FileSource };
}

/** Field of a grid's code where none is named: what `--out` writes. */
const CODE_FIELD = 'code';

/**
 * Reads the plan in force and the codes that ended before it.
 *
 * @throws CommandError that names the file and what is wrong with it.
 */
export async function readEarlier(
  folder: string,
  { plan: { path, field = CODE_FIELD }, retired }: EarlierFiles,
  declared: DeclaredFile = {},
): Promise<Earlier> {
  const outcome = await readFeatures(await readDataFiles(folder, path), { idField: field, ...declared });
  if (!outcome.ok) throw fileError(path, outcome.fault);
  const { rows, report, source } = outcome.table;
  if (rows.length === 0) throw new CommandError([`${path}: `, ['no-usable-feature']]);
  if (report.noticed.some(({ code }) => code === 'id-field-absent')) {
    const fields = source.fields.map(({ name }) => name).join(', ');
    throw new CommandError([`${path}: `, ['recode-plan-field', { field, fields }]]);
  }
  const unified = rows.map(({ id, geometry, properties }) => ({
    code: id,
    geometry,
    households: typeof properties.households === 'number' ? properties.households : 0,
  }));
  const retiredCodes = retired === null ? [] : await readRetired(folder, retired);
  return { plan: { unified, retiredCodes }, file: { path, source: sourceOf(source), ...report } };
}

async function readRetired(folder: string, path: string): Promise<string[]> {
  const retired = retiredIn(new TextDecoder().decode(await readNamedFile(folder, path)));
  if (retired === null) throw new CommandError([`${path}: `, ['no-lineage']]);
  return retired;
}

function retiredIn(text: string): string[] | null {
  try {
    const written: unknown = JSON.parse(text);
    if (typeof written !== 'object' || written === null || !('retired' in written)) return null;
    const { retired } = written;
    return Array.isArray(retired) && retired.every((code) => typeof code === 'string') ? retired : null;
  } catch {
    return null;
  }
}

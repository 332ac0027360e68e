import { geodesicAreaM2 } from '@onegrid/geometry';
import { type FeatureRow, openReference, readFeatures } from '@onegrid/interchange';
import {
  type CodedGrid,
  type Crosswalk,
  crosswalkOfAtoms,
  type LabelledAtom,
  type RecodeBasis,
} from '@onegrid/planning';
import type { MultiPolygon, Polygon } from 'geojson';
import { CommandError } from '../arguments/command-error.ts';
import type { RecodeArguments } from '../arguments/recode-arguments.ts';
import type { MessageCode, MessageParameters } from '../messages/catalogue.ts';
import { readDataFiles } from './read-data-files.ts';
import { fileError } from './read-file.ts';

type Row = FeatureRow<Polygon | MultiPolygon>;

/**
 * Reads what sheets are recoded by: the unified grids, and where old codes went by the atoms of the merge.
 *
 * @throws CommandError that names the file and what is wrong with it.
 */
export async function readRecodeBasis(folder: string, given: RecodeArguments): Promise<RecodeBasis> {
  const unified = await readGrids(folder, given.plan);
  const crosswalk = given.old === null ? null : await readCrosswalk(folder, given.old, unified);
  const reference = given.reference === null ? null : openReference(given.reference);
  if (reference === null || reference.identity) return { unified, crosswalk };
  return {
    unified,
    crosswalk,
    toPosition: (x, y) => {
      const [lon, lat] = reference.toDegrees([x, y]);
      return Number.isFinite(lon) && Number.isFinite(lat) ? [lon, lat] : null;
    },
  };
}

async function readGrids(folder: string, { path, field }: RecodeArguments['plan']): Promise<CodedGrid[]> {
  const outcome = await readFeatures(await readDataFiles(folder, path), { idField: field });
  if (!outcome.ok) throw fileError(path, outcome.fault);
  const { rows, report, source } = outcome.table;
  if (rows.length === 0) throw wrong(path, 'no-usable-feature');
  if (report.noticed.some(({ code }) => code === 'id-field-absent'))
    throw wrong(path, 'recode-plan-field', {
      field,
      fields: source.fields.map(({ name }) => name).join(', '),
    });
  return rows.map(({ id, geometry }) => ({ code: id, geometry }));
}

async function readCrosswalk(
  folder: string,
  { atoms: path, department }: NonNullable<RecodeArguments['old']>,
  unified: readonly CodedGrid[],
): Promise<Crosswalk> {
  const outcome = await readFeatures(await readDataFiles(folder, path), { idField: 'id' });
  if (!outcome.ok) throw fileError(path, outcome.fault);
  const codes = new Set(unified.map(({ code }) => code));
  const departments = new Set<string>();
  const atoms = outcome.table.rows.map((row): LabelledAtom => {
    const labels = labelsOf(row, path);
    for (const name of Object.keys(labels)) departments.add(name);
    const { grid, households } = row.properties;
    if (typeof grid !== 'string' || typeof households !== 'number')
      throw wrong(path, 'recode-no-atoms', { feature: row.row });
    if (!codes.has(grid)) throw wrong(path, 'recode-other-plan', { grid });
    const label = labels[department];
    return {
      label: typeof label === 'string' ? label : null,
      code: grid,
      households,
      areaM2: geodesicAreaM2(row.geometry),
    };
  });
  if (!departments.has(department))
    throw wrong(path, 'recode-no-department', { department, departments: [...departments].join(', ') });
  return crosswalkOfAtoms(atoms);
}

function labelsOf({ properties, row }: Row, path: string): Readonly<Record<string, unknown>> {
  const { labels } = properties;
  if (typeof labels !== 'object' || labels === null || Array.isArray(labels))
    throw wrong(path, 'recode-no-atoms', { feature: row });
  return labels;
}

function wrong(path: string, code: MessageCode, parameters: MessageParameters = {}): CommandError {
  return new CommandError([`${path}: `, [code, parameters]]);
}

import { geodesicAreaM2 } from '@onegrid/geometry';
import { type FeatureRow, readFeatures } from '@onegrid/interchange';
import type { Atom, PlanBasis } from '@onegrid/planning';
import type { MultiPolygon, Polygon } from 'geojson';
import { CommandError } from '../arguments/command-error.ts';
import type { MessageCode, MessageParameters } from '../messages/catalogue.ts';
import { readDataFiles } from './read-data-files.ts';
import { fileError } from './read-file.ts';

/** The atoms of a merge with what belongs to them, and the grid of each. */
export interface PlanInFile {
  readonly basis: PlanBasis;
  readonly codes: readonly string[];
}

/**
 * Reads what `onegrid merge --atoms` wrote.
 *
 * @throws CommandError that names the file and what is wrong with it.
 */
export async function readPlanBasis(folder: string, path: string): Promise<PlanInFile> {
  const files = await readDataFiles(folder, path);
  const outcome = await readFeatures(files, { idField: 'id' });
  if (!outcome.ok) throw fileError(path, outcome.fault);
  const { rows, report } = outcome.table;
  if (rows.length === 0) throw wrong(path, 'no-usable-feature');
  // One atom that is missing leaves a hole that every border around it would stop at.
  const [refused] = report.refused;
  if (refused !== undefined) throw wrong(path, 'propose-no-atom', { feature: refused.row });
  const members = membersOf(files[0]!.content);
  if (members === null) throw wrong(path, 'propose-no-members');
  const atoms = rows.map((row) => atomOf(row, members, path));
  const known = new Set(atoms.map(({ id }) => id));
  if (known.size < atoms.length || members.links.flat().some((id) => !known.has(id)))
    throw wrong(path, 'propose-no-members');
  return { basis: { ...members, atoms }, codes: rows.map((row) => String(row.properties.grid)) };
}

function atomOf(row: FeatureRow<Polygon | MultiPolygon>, members: Members, path: string): Atom {
  const { id, geometry, properties } = row;
  const { grid, households, community, labels, shares } = properties;
  const named = isRecord(labels) ? labels : {};
  const measured = isRecord(shares) ? shares : {};
  const complete =
    geometry.type === 'Polygon' &&
    typeof grid === 'string' &&
    typeof households === 'number' &&
    (community === null || typeof community === 'string') &&
    members.departments.every(
      (department) =>
        (named[department.id] === null || typeof named[department.id] === 'string') &&
        typeof measured[department.id] === 'number',
    );
  if (!complete) throw wrong(path, 'propose-no-atom', { feature: row.row });
  return {
    id,
    geometry,
    areaM2: geodesicAreaM2(geometry),
    households,
    community,
    labels: Object.fromEntries(
      Object.entries(named).map(([name, label]) => [name, label === null ? null : String(label)]),
    ),
    shares: Object.fromEntries(Object.entries(measured).map(([name, share]) => [name, Number(share)])),
  };
}

type Members = Omit<PlanBasis, 'atoms'>;

/** The member `onegrid` of the collection; null where it is not there or is not what a merge writes. */
function membersOf(content: Uint8Array): Members | null {
  const written: unknown = JSON.parse(new TextDecoder().decode(content));
  const members = isRecord(written) ? written.onegrid : null;
  if (!isRecord(members)) return null;
  const { departments, byHouseholds, links } = members;
  const usable =
    Array.isArray(departments) &&
    departments.every(isDepartment) &&
    typeof byHouseholds === 'boolean' &&
    Array.isArray(links) &&
    links.every(isPair);
  return usable ? { departments, byHouseholds, links } : null;
}

function isDepartment(value: unknown): value is Members['departments'][number] {
  return isRecord(value) && typeof value.id === 'string' && typeof value.weight === 'number';
}

function isPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((id) => typeof id === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(path: string, code: MessageCode, parameters: MessageParameters = {}): CommandError {
  return new CommandError([`${path}: `, [code, parameters]]);
}

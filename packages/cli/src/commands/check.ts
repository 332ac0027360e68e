import {
  checkLayer,
  compareVerdicts,
  type Disagreement,
  type Fault,
  faultCounts,
  geodesicAreaM2,
  turfOverlaps,
} from '@onegrid/geometry';
import { readFeatures } from '@onegrid/interchange';
import type { Geometry, MultiPolygon } from 'geojson';
import { CommandError, commandError } from '../arguments/command-error.ts';
import { type DeclaredFile, referenceName } from '../arguments/declared-files.ts';
import { type FileReference, parseFileReference } from '../arguments/file-reference.ts';
import { type OptionKinds, readOptions } from '../arguments/read-options.ts';
import { REPAIR_OPTIONS, type RepairArguments, readRepairArguments } from '../arguments/repair-arguments.ts';
import { checkPaths } from '../files/check-outputs.ts';
import { doubtfulSource, type FileSource, readDataFiles, sourceOf } from '../files/read-data-files.ts';
import { fileError } from '../files/read-file.ts';
import { readHouseholdFile } from '../files/read-inputs.ts';
import { text } from '../messages/catalogue.ts';
import type { Terminal } from '../terminal.ts';
import {
  type ProposedRepairs,
  proposeRepairs,
  repairsDocument,
  tellRepairs,
  writeRepairs,
} from './check-repairs.ts';

/** Faults that the readable report lists; `--json` lists all. */
const FAULTS_TOLD = 50;

const KINDS: OptionKinds = {
  outline: 'value',
  reference: 'value',
  encoding: 'value',
  'outline-reference': 'value',
  plane: 'flag',
  json: 'flag',
  ...REPAIR_OPTIONS,
};

/** What a check found. */
interface CheckReport {
  readonly file: string;
  readonly source: FileSource;
  readonly outline: string | null;
  readonly plane: boolean;
  readonly features: number;
  readonly faults: readonly Fault[];
  readonly disagreements: readonly Disagreement[];
}

/**
 * `onegrid check`: the coverage model's verdict on a layer, and where Turf sees it differently.
 *
 * @returns 0 where the layer is clean, 1 where it has faults (notices are none).
 * @throws CommandError on bad arguments and files.
 */
export async function runCheck(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readOptions('check', args, KINDS);
  if (given.flag('help')) {
    terminal.out(text(terminal.locale, 'usage-check'));
    return 0;
  }
  const [layer, stray] = given.positionals;
  if (layer === undefined) throw commandError('argument-missing');
  if (stray !== undefined) throw commandError('unexpected-argument', { argument: stray, command: 'check' });
  const plane = given.flag('plane');
  const file = parseFileReference(layer) ?? { path: layer, field: undefined };
  const outlinePath = given.value('outline');
  const repairs = readRepairArguments(given);
  if (repairs !== null)
    await checkPaths(terminal.folder, inputsOf(file, outlinePath, repairs), repairs.outputs);
  const { rows, source } = await readRows(
    terminal.folder,
    file,
    plane,
    declaredFile(given.value('reference'), given.value('encoding')),
  );
  const outline =
    outlinePath === undefined
      ? undefined
      : await readOutline(
          terminal.folder,
          outlinePath,
          plane,
          declaredFile(given.value('outline-reference')),
        );
  const faults = checkLayer(rows, { outline, plane });
  const disagreements = plane ? [] : secondOpinion(rows, faults, outline);
  const report = {
    file: file.path,
    source: sourceOf(source),
    outline: outlinePath ?? null,
    plane,
    features: rows.length,
    faults,
    disagreements,
  };
  const proposed =
    repairs && proposeRepairs(await layerToPrepare(rows, { outline, plane, repairs, terminal }), repairs);
  if (repairs && proposed) await writeRepairs(proposed, repairs, terminal);
  if (given.flag('json')) {
    const listed = repairs && proposed && { repairs: repairsDocument(proposed, repairs, terminal.locale) };
    terminal.out(`${JSON.stringify({ ...machineReport(report), ...listed }, null, 2)}\n`);
  } else {
    tell(report, terminal);
    if (proposed) tellRepairs(proposed, terminal);
  }
  return faults.some(isFault) ? 1 : 0;
}

function inputsOf(
  file: FileReference,
  outline: string | undefined,
  { households }: RepairArguments,
): string[] {
  return [file.path, ...(outline === undefined ? [] : [outline]), ...(households ? [households.path] : [])];
}

interface RepairSurroundings {
  readonly outline: MultiPolygon | undefined;
  readonly plane: boolean;
  readonly repairs: RepairArguments;
  readonly terminal: Terminal;
}

/** The polygons of the layer with what its repairs follow from. */
async function layerToPrepare(
  rows: readonly { id: string; row: number; geometry: Geometry }[],
  { outline, plane, repairs: { repairs, households, thinMetres }, terminal }: RepairSurroundings,
): Promise<ProposedRepairs['layer']> {
  const grids = rows.flatMap(({ id, row, geometry }) =>
    geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? [{ id, row, geometry }] : [],
  );
  const coordinates = plane ? 'plane' : 'geographic';
  const counted = households && (await readHouseholdFile(terminal.folder, households, { coordinates }));
  return {
    grids,
    outline: outline ?? null,
    plane,
    repairs,
    thinMetres,
    households: counted?.households,
  };
}

/** What is said about a file; undefined where nothing is. */
function declaredFile(reference: string | undefined, encoding?: string): DeclaredFile {
  return {
    ...(reference === undefined ? {} : { reference: referenceName(reference) }),
    ...(encoding === undefined ? {} : { encoding }),
  };
}

async function readRows(
  folder: string,
  { path, field }: FileReference,
  plane: boolean,
  declared: DeclaredFile,
) {
  const coordinates = plane ? 'plane' : 'geographic';
  const options = { idField: field, coordinates, geometries: 'any', ...declared } as const;
  const outcome = await readFeatures(await readDataFiles(folder, path), options);
  if (outcome.ok) return outcome.table;
  const projected = outcome.fault.code === 'coordinate-out-of-range' && !plane;
  throw fileError(path, outcome.fault, projected ? 'coordinate-maybe-plane' : undefined);
}

async function readOutline(
  folder: string,
  path: string,
  plane: boolean,
  declared: DeclaredFile,
): Promise<MultiPolygon> {
  const options = { coordinates: plane ? 'plane' : 'geographic', ...declared } as const;
  const outcome = await readFeatures(await readDataFiles(folder, path), options);
  if (!outcome.ok) throw fileError(path, outcome.fault);
  const { rows, report } = outcome.table;
  const [refused] = report.refused;
  if (refused !== undefined) {
    const { row, code, found } = refused;
    throw new CommandError([`${path}: `, ['at-feature', { feature: row }], [code, { found }]]);
  }
  const coordinates = rows.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  );
  return { type: 'MultiPolygon', coordinates };
}

/** Where Turf does not agree with the coverage model; it knows polygons in degrees only. */
function secondOpinion(
  rows: readonly { row: number; geometry: Geometry }[],
  faults: readonly Fault[],
  outline: MultiPolygon | undefined,
): Disagreement[] {
  const polygons = rows.flatMap(({ row, geometry }) =>
    geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? [{ row, geometry }] : [],
  );
  const rowsLookedAt = new Set(polygons.map(({ row }) => row));
  const comparable = faults.filter((fault) => fault.rows.every((row) => rowsLookedAt.has(row)));
  const areaM2 = polygons.reduce((sum, { geometry }) => sum + geodesicAreaM2(geometry), 0);
  const outlineAreaM2 = outline === undefined ? undefined : geodesicAreaM2(outline);
  return compareVerdicts(comparable, turfOverlaps(polygons, { outline }), { areaM2, outlineAreaM2 });
}

function isFault({ severity }: Fault): boolean {
  return severity !== 'notice';
}

/** Pairs of features that share any land, be it narrower than equal lines. */
function overlappingPairs(faults: readonly Fault[]): number {
  const pairs = faults.filter(({ kind }) => kind === 'overlap' || kind === 'narrow-overlap');
  return new Set(pairs.map(({ rows }) => rows.join(' '))).size;
}

function machineReport({ faults, disagreements, ...head }: CheckReport): object {
  return {
    ...head,
    clean: !faults.some(isFault),
    counts: faultCounts(faults),
    overlapping_pairs: overlappingPairs(faults),
    faults: faults.map(({ areaM2, ...fault }) => ({ ...fault, area_m2: Math.round(areaM2 * 1000) / 1000 })),
    disagreements: disagreements.map(({ integerM2, turfM2, ...rest }) => ({
      ...rest,
      integer_m2: integerM2,
      turf_m2: turfM2,
    })),
  };
}

function tell(
  { file, source, features, faults, disagreements }: CheckReport,
  { locale, out }: Terminal,
): void {
  const real = faults.filter(isFault);
  const head =
    real.length === 0
      ? text(locale, 'check-clean', { path: file, features })
      : text(locale, 'check-faults', { path: file, features, faults: real.length });
  const notices = faults.length - real.length;
  out(notices === 0 ? `${head}\n` : `${head}, ${text(locale, 'check-notices', { count: notices })}\n`);
  const pairs = overlappingPairs(faults);
  if (pairs > 0) out(`${text(locale, 'check-pairs', { count: pairs })}\n`);
  for (const fault of faults.slice(0, FAULTS_TOLD))
    out(`${faultLine(fault, locale)}
`);
  const more = faults.length - FAULTS_TOLD;
  if (more > 0) out(`${text(locale, 'check-more', { count: more })}\n`);
  for (const line of doubtfulSource(file, source, locale)) out(`${line}\n`);
  for (const disagreement of disagreements) out(`${disagreementLine(disagreement, locale)}\n`);
}

function faultLine({ kind, severity, ids, rows, at, areaM2 }: Fault, locale: Terminal['locale']): string {
  const area = areaM2 > 0 ? areaM2 : undefined;
  return text(locale, 'check-fault', {
    severity: text(locale, `severity-${severity}`),
    rows: rows.join(', #'),
    at: at.join(','),
    fault: text(locale, kind, { ids: ids.length > 0 ? ids : undefined, area }),
  });
}

function disagreementLine(
  { rows, integerM2, turfM2, message }: Disagreement,
  locale: Terminal['locale'],
): string {
  const areas = { integer: integerM2?.toFixed(2) ?? '0', turf: turfM2?.toFixed(2) ?? '0' };
  if (rows.length === 0) return text(locale, 'check-area-disagreement', areas);
  const named = {
    rows: rows.map((row) => `#${row}`).join(', '),
    message: message === undefined ? '' : `(${message})`,
  };
  return text(locale, 'check-disagreement', { ...areas, ...named }).trimEnd();
}

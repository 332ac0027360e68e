import type { ReceivedFile } from '../received-file.ts';
import type { FileFault } from '../table/file-fault.ts';
import { baseName } from '../zip/open-zip.ts';
import { isShapes } from './read-shapes.ts';

/** The parts of one shapefile that are read. */
export interface ShapefileParts {
  readonly shp: ReceivedFile;
  readonly dbf?: ReceivedFile;
  readonly prj?: ReceivedFile;
  readonly cpg?: ReceivedFile;
}

export type DataSet =
  | { readonly kind: 'geojson'; readonly file: ReceivedFile }
  | { readonly kind: 'shapefile'; readonly parts: ShapefileParts }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly fault: FileFault };

const PARTS = ['dbf', 'prj', 'cpg'] as const;
/** Endings of files beside a shapefile that hold nothing to be read. */
const INDICES = new Set([
  'shx',
  'sbn',
  'sbx',
  'qix',
  'qpj',
  'fix',
  'fbn',
  'fbx',
  'ain',
  'aih',
  'atx',
  'ixs',
  'mxs',
  'xml',
  'qmd',
  'qml',
  'sld',
  'lyr',
  'dbt',
  'fpt',
]);

/** Whether a file of an archive can be part of a data set. */
export function isDataFile(name: string): boolean {
  return /^(?:shp|dbf|prj|cpg|geojson|json)$/.test(endingOf(name));
}

/** The one data set in a list of files: GeoJSON, or a .shp with the parts of its name, in any case. */
export function findDataSet(files: readonly ReceivedFile[]): DataSet {
  const shapes = files.filter(
    (file) => endingOf(file.name) === 'shp' || (endingOf(file.name) === '' && isShapes(file.content)),
  );
  const named = files.filter((file) => endingOf(file.name) === 'geojson');
  const others = files.filter((file) => !shapes.includes(file) && !named.includes(file) && !isPart(file));
  // A .json beside data is seldom data; alone it is.
  const sets = shapes.length + named.length > 0 ? [...shapes, ...named] : others;
  const [first, ...rest] = sets;
  if (rest.length > 0) {
    const found = sets.map(({ name }) => name).join(', ');
    return refused({
      code: 'several-data-sets',
      found: found.length > 200 ? `${found.slice(0, 199)}…` : found,
    });
  }
  if (first === undefined) {
    const part = files.find(isPart);
    if (part === undefined) return { kind: 'none' };
    return refused({ code: 'part-missing', file: part.name, expected: '.shp' });
  }
  if (!shapes.includes(first)) return { kind: 'geojson', file: first };
  return withParts(first, files);
}

function withParts(shp: ReceivedFile, files: readonly ReceivedFile[]): DataSet {
  const parts: Partial<Record<(typeof PARTS)[number], ReceivedFile>> = {};
  for (const ending of PARTS) {
    const ofEnding = files.filter(({ name }) => endingOf(name) === ending);
    const [part, twin] = ofEnding.filter(({ name }) => stemOf(name) === stemOf(shp.name));
    if (twin !== undefined) return refused({ code: 'part-repeated', found: twin.name });
    if (part !== undefined) parts[ending] = part;
    else if (ending === 'dbf' && ofEnding.length > 0) {
      // A table of another name is likely meant for this one, but may be any other's.
      return refused({ code: 'part-missing', file: ofEnding[0]!.name, expected: '.dbf' });
    }
  }
  return { kind: 'shapefile', parts: { shp, ...parts } };
}

function refused(fault: FileFault): DataSet {
  return { kind: 'refused', fault };
}

function isPart({ name }: ReceivedFile): boolean {
  const ending = endingOf(name);
  return PARTS.some((part) => part === ending) || INDICES.has(ending);
}

/** The ending in small letters; empty where there is none. */
export function endingOf(name: string): string {
  const base = baseName(name);
  const dot = base.lastIndexOf('.');
  return dot < 0 ? '' : base.slice(dot + 1).toLowerCase();
}

function stemOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.')).toLowerCase();
}

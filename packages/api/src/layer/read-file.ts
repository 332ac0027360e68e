import {
  type FeatureTable,
  type FileFault,
  type ReadFeaturesOptions,
  type ReceivedFile,
  readFeatures,
} from '@onegrid/interchange';

/** Files of one upload, and how they are declared to be read. */
export interface FileToRead {
  readonly files: readonly ReceivedFile[];
  readonly reference: string | null;
  readonly encoding: string | null;
  /** Largest file in bytes. */
  readonly sizeLimit: number;
}

/** Why a file cannot be used as a whole. */
export interface RejectedReading {
  readonly kind: 'rejected';
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Where in the file, as a person finds it in an editor. */
  readonly place: string | null;
  /** Names of the fields that the features have. */
  readonly fields: readonly string[];
  /** A row whose fault explains it, in words of its own. */
  readonly because: { readonly code: string; readonly params: Readonly<Record<string, string>> } | null;
}

/** A rejection; everything but its code may be left out. */
export function rejected(
  code: string,
  more: Partial<Omit<RejectedReading, 'kind' | 'code'>> = {},
): RejectedReading {
  return { kind: 'rejected', code, params: {}, place: null, fields: [], because: null, ...more };
}

function placeOfFault({ file, path, place }: FileFault): string | null {
  const parts = [file, path, place === undefined ? undefined : `${place.line}:${place.column}`];
  return parts.filter((part) => part !== undefined && part !== '').join(' @ ') || null;
}

/** Reads the files as they are declared; a fault of the whole is a rejection. */
export async function readFile(
  { files, reference, encoding, sizeLimit }: FileToRead,
  options: Pick<ReadFeaturesOptions, 'geometries' | 'idField'>,
): Promise<FeatureTable | RejectedReading> {
  const outcome = await readFeatures(files, {
    ...options,
    geometries: options.geometries ?? 'polygons',
    sizeLimit,
    ...(reference === null ? {} : { reference }),
    ...(encoding === null ? {} : { encoding }),
  } as ReadFeaturesOptions);
  if (outcome.ok) return outcome.table;
  const { fault } = outcome;
  const { code, found = '', expected = '', feature = '', file = '' } = fault;
  const kept = files.reduce((sum, { content }) => sum + content.byteLength, 0);
  const params = { found, expected, feature, file, limit: sizeLimit, kept };
  return rejected(code, { params, place: placeOfFault(fault) });
}

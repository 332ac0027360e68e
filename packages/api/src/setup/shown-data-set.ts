import type { BaseDataRecord } from '@onegrid/store';
import { BaseDataSet } from './base-data-type.ts';

/** Stored base data as the API shows it. */
export function shownDataSet({ kind, count, bounds, source }: BaseDataRecord): BaseDataSet {
  return Object.assign(new BaseDataSet(), {
    kind,
    count,
    bounds,
    fileName: source?.fileName ?? null,
    importedAt: source?.importedAt ?? null,
    reference: source?.reference ?? null,
    encoding: source?.encoding ?? null,
    fields: Object.entries(source?.mapping ?? {}).map(([target, field]) => ({ target, field })),
    storedReport: source?.report ?? null,
  });
}

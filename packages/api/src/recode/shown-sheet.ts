import type { RecodedSheetRecord } from '@onegrid/store';
import { RecodedSheet } from './recode-type.ts';

/** A stored sheet as the API shows it. */
export function shownSheet({ counts, resultFileName, ...record }: RecodedSheetRecord): RecodedSheet {
  const { id, fileId, fileName, createdAt, revision, departmentId, planId, doubtsFileId } = record;
  const rows = counts.matched + counts.divided + counts.doubtful + counts.unmatched;
  return Object.assign(new RecodedSheet(), {
    id,
    fileId,
    fileName,
    resultName: resultFileName,
    downloadUrl: `/recoded/${id}`,
    createdAt,
    revision,
    rows,
    ...counts,
    departmentId,
    planId,
    doubtsFileId,
  });
}

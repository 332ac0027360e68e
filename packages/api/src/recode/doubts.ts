import type { RecodedRow, RecodeReason } from '@onegrid/planning';
import type { RecodeCounts } from '@onegrid/store';
import type { SheetRowStatus } from './recode-type.ts';

/** A row without a unified code, as it is kept beside the finished sheet. */
export interface Doubt {
  readonly row: number;
  readonly reasons: readonly RecodeReason[];
  readonly candidates: readonly string[];
  readonly at: readonly [number, number] | null;
}

const LINE_END = 0x0a;

/** The doubtful rows, then the unmatched ones, each a line of JSON; `rowNumbers[i]` is row i's in the file. */
export function doubtsFile(rows: readonly RecodedRow[], rowNumbers: readonly number[]): Uint8Array {
  const lines = (['doubtful', 'unmatched'] as const).flatMap((wanted) =>
    rows.flatMap(({ status, reasons, candidates, at }, i) => {
      const doubt: Doubt = { row: rowNumbers[i]!, reasons, candidates, at };
      return status === wanted ? [`${JSON.stringify(doubt)}\n`] : [];
    }),
  );
  return Buffer.from(lines.join(''));
}

/** The lines of a state: `[start, end)` of the file. */
export function linesOf(status: SheetRowStatus | null, counts: RecodeCounts): readonly [number, number] {
  const all = counts.doubtful + counts.unmatched;
  if (status === 'doubtful') return [0, counts.doubtful];
  return status === 'unmatched' ? [counts.doubtful, all] : [0, all];
}

/** Lines `[start, end)` of a file of doubts. Only they are parsed, however long the file is. */
export function readDoubts(content: Uint8Array, start: number, end: number): Doubt[] {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const doubts: Doubt[] = [];
  let from = 0;
  for (let line = 0; line < end && from < bytes.length; line++) {
    const to = bytes.indexOf(LINE_END, from);
    if (to < 0) break;
    if (line >= start) doubts.push(JSON.parse(bytes.toString('utf8', from, to)) as Doubt);
    from = to + 1;
  }
  return doubts;
}

import { BEFORE_ALL, type LineParts, lineHash } from './line-text.ts';
import type { AuditDay, AuditFault, AuditVerdict } from './records.ts';

/** A link with the line that it is of; null where that line is gone. */
export interface ChainLink {
  readonly position: number;
  readonly day: string;
  readonly entryId: string;
  readonly previousHash: string;
  readonly hash: string;
  /** `writtenOn`: the day in China of the line's time. */
  readonly line: { readonly parts: LineParts; readonly writtenOn: string } | null;
}

const FAULTS_MAX = 100;

/**
 * Holds a chain against what it says of itself, a link after the other, and against days that were written down
 * earlier. Keeps a number a day and nothing of the lines. What is not told apart: a line that was changed from a hash
 * that was.
 */
export class ChainVerifier {
  private readonly faults: AuditFault[] = [];
  private readonly linesOfDay = new Map<string, number>();
  private readonly open: Set<string>;
  private lines = 0;
  private last: ChainLink | null = null;

  constructor(private readonly anchors: readonly Pick<AuditDay, 'day' | 'hash'>[]) {
    this.open = new Set(anchors.map(({ day, hash }) => `${day} ${hash.toLowerCase()}`));
  }

  get position(): number {
    return this.last?.position ?? 0;
  }

  take(link: ChainLink): void {
    const { position, day, entryId, previousHash, hash, line } = link;
    const expected = this.position + 1;
    const removed = position > expected;
    if (removed) this.fault('line-missing', expected, null, null);
    else if (previousHash !== (this.last?.hash ?? BEFORE_ALL)) {
      this.fault('link-broken', position, entryId, day);
    } else if (line !== null && line.writtenOn !== day) this.fault('link-broken', position, entryId, day);
    if (line === null) this.fault('line-missing', position, entryId, day);
    else if (lineHash(previousHash, line.parts) !== hash) this.fault('line-changed', position, entryId, day);
    // A day that was written down while it lasted still names one of its links.
    else this.open.delete(`${day} ${hash}`);
    if (line !== null) this.lines++;
    this.linesOfDay.set(day, (this.linesOfDay.get(day) ?? 0) + 1);
    this.last = link;
  }

  unlinked(entryId: string, day: string): void {
    this.lines++;
    this.fault('line-unlinked', null, entryId, day);
  }

  /** `head`: where the database says that the chain ends. */
  verdict(head: { readonly position: number; readonly hash: string | null }, erased: number): AuditVerdict {
    const { last } = this;
    if (head.position > this.position) this.fault('end-missing', this.position + 1, null, null);
    else if (last !== null && (head.position < last.position || head.hash !== last.hash)) {
      this.fault('link-broken', last.position, last.entryId, last.day);
    }
    for (const { day, hash } of this.anchors) {
      if (this.open.has(`${day} ${hash.toLowerCase()}`)) this.fault('anchor-differs', null, null, day);
    }
    const end =
      last === null
        ? null
        : {
            day: last.day,
            lines: this.linesOfDay.get(last.day) ?? 0,
            position: last.position,
            hash: last.hash,
          };
    return { lines: this.lines, days: this.linesOfDay.size, erased, faults: this.faults, end };
  }

  private fault(
    kind: AuditFault['kind'],
    position: number | null,
    entryId: string | null,
    day: string | null,
  ): void {
    if (this.faults.length < FAULTS_MAX) this.faults.push({ kind, position, entryId, day });
  }
}

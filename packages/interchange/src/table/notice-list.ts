import type { FileNotice, NoticeCode } from './feature-table.ts';

/** Counts notices by code, in the order of their first appearance. */
export class NoticeList {
  private readonly counts = new Map<NoticeCode, number>();

  add(code: NoticeCode, count = 1): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + count);
  }

  list(): FileNotice[] {
    return [...this.counts].map(([code, count]) => ({ code, count }));
  }
}

import { describe, expect, it } from 'vitest';
import { anchorLine, readAnchors } from './anchors.ts';

const HASH = 'ab'.repeat(32);

describe('days written down', () => {
  it('are read as they were saved, and as one may have copied them', () => {
    const text = `${anchorLine({ day: '2026-11-22', hash: HASH })}\n\n 2026-11-23 ${HASH.toUpperCase()} \n2026-11-24：${HASH}`;
    expect(readAnchors(text)).toEqual({
      anchors: ['2026-11-22', '2026-11-23', '2026-11-24'].map((day) => ({ day, hash: HASH })),
      unreadable: [],
    });
  });

  it('tells which lines it cannot read', () => {
    expect(readAnchors(`2026-11-22:${HASH}\n2026-11-23:abc\nhello`)).toEqual({
      anchors: [{ day: '2026-11-22', hash: HASH }],
      unreadable: [2, 3],
    });
  });
});

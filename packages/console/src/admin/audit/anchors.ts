/** A day's end as it was written down. */
export interface Anchor {
  readonly day: string;
  readonly hash: string;
}

const ANCHOR = /^(\d{4}-\d{2}-\d{2})\s*[:：\s]\s*([0-9a-f]{64})$/i;

/** As `onegrid audit verify --anchor` takes it. */
export function anchorLine({ day, hash }: Anchor): string {
  return `${day}:${hash}`;
}

/** Anchors, one a line, and the numbers of lines that are none; empty lines do not count. */
export function readAnchors(text: string): {
  readonly anchors: readonly Anchor[];
  readonly unreadable: readonly number[];
} {
  const anchors: Anchor[] = [];
  const unreadable: number[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const found = ANCHOR.exec(line.trim());
    if (found === null) unreadable.push(index + 1);
    else anchors.push({ day: found[1], hash: found[2].toLowerCase() });
  });
  return { anchors, unreadable };
}

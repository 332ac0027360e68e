/** More codes than these as like as one another are no help to anybody. */
const MOST_SUGGESTIONS = 3;

/**
 * What a written code stands for:
 * - `exact`: a known code as it is;
 * - `cleaned`: one known code once width, case, spaces and the marks of spreadsheets are put aside;
 * - `zeros`: one known code but for zeros at its beginning, which spreadsheets drop;
 * - `like`: not known, but one slip away from these few;
 * - `unknown`: nothing near.
 */
export type CodeFinding =
  | { readonly kind: 'exact' | 'cleaned' | 'zeros'; readonly code: string }
  | { readonly kind: 'like'; readonly codes: readonly string[] }
  | { readonly kind: 'unknown' };

/** Finds known codes by how people and spreadsheets write them. Answers are remembered by text. */
export class OldCodes {
  private readonly known: ReadonlySet<string>;
  private readonly byClean: ReadonlyMap<string, readonly string[]>;
  private readonly byTail: ReadonlyMap<string, readonly string[]>;
  private byGap: ReadonlyMap<string, readonly string[]> | null = null;
  private readonly found = new Map<string, CodeFinding>();

  constructor(codes: Iterable<string>) {
    this.known = new Set(codes);
    this.byClean = indexBy(this.known, (code) => [cleanCode(code)]);
    this.byTail = indexBy(this.known, (code) => [withoutZeros(cleanCode(code))]);
  }

  /** Whether a cell holds nothing that could be a code. */
  static isEmpty(text: string | null): boolean {
    return text === null || cleanCode(text) === '';
  }

  find(text: string): CodeFinding {
    const remembered = this.found.get(text);
    if (remembered !== undefined) return remembered;
    const finding = this.look(text);
    this.found.set(text, finding);
    return finding;
  }

  private look(text: string): CodeFinding {
    if (this.known.has(text)) return { kind: 'exact', code: text };
    const clean = cleanCode(text);
    const same = this.byClean.get(clean) ?? [];
    if (same.length === 1) return { kind: 'cleaned', code: same[0]! };
    const tails = same.length > 0 ? same : (this.byTail.get(withoutZeros(clean)) ?? []);
    if (tails.length === 1) return { kind: 'zeros', code: tails[0]! };
    const codes = tails.length > 0 ? tails : this.oneSlipAway(clean);
    const few = codes.length > 0 && codes.length <= MOST_SUGGESTIONS;
    return few ? { kind: 'like', codes } : { kind: 'unknown' };
  }

  /** Known codes that one character added, left out, changed or two neighbours swapped make of a clean text. */
  private oneSlipAway(clean: string): readonly string[] {
    if (clean.length < 2) return [];
    this.byGap ??= indexBy(this.known, (code) => [cleanCode(code), ...gapsOf(cleanCode(code))]);
    const near = new Set([clean, ...gapsOf(clean)].flatMap((gap) => this.byGap!.get(gap) ?? []));
    return [...near].filter((code) => isOneSlip(cleanCode(code), clean)).sort();
  }
}

/**
 * A code without what does not belong to it: full-width forms, spaces (also invisible ones), case, the
 * apostrophe that makes a spreadsheet keep text, and the `.0` of a code that was read as a number.
 */
export function cleanCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/^['‘’`]+/, '')
    .replace(/^(\d+)\.0+$/, '$1')
    .toUpperCase();
}

function withoutZeros(code: string): string {
  return code.replace(/^0+(?=.)/, '');
}

/** The text with each one of its characters left out in turn. */
function gapsOf(text: string): string[] {
  return Array.from(text, (_, i) => text.slice(0, i) + text.slice(i + 1));
}

/** Whether two different texts are one insertion, deletion, change or swap of neighbours apart. */
function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  const shorter = Math.min(a.length, b.length) - start;
  while (end < shorter && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length + right.length <= 1 || (left.length === 1 && right.length === 1)) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

function indexBy(codes: Iterable<string>, keysOf: (code: string) => readonly string[]) {
  const index = new Map<string, string[]>();
  for (const code of codes) {
    for (const key of new Set(keysOf(code))) {
      const under = index.get(key);
      if (under === undefined) index.set(key, [code]);
      else under.push(code);
    }
  }
  return index;
}

import { PolygonLocator } from '@onegrid/geometry';
import { type CodeFinding, OldCodes } from './old-codes.ts';
import { type RowPlace, RowPlacer } from './place-row.ts';
import {
  type CodeShare,
  type Crosswalk,
  type RecodeBasis,
  type RecodeCells,
  type RecodedRow,
  type RecodeReason,
  reason,
} from './recode.ts';

/** An old code that is known, where it went, and what to say about how it was written. */
interface KnownCode {
  readonly code: string;
  readonly shares: readonly CodeShare[];
  readonly remarks: readonly RecodeReason[];
}

const NOTHING = { code: null, share: null, reasons: [], at: null, candidates: [] } as const;

/**
 * Recodes rows one by one. The place decides where there is one; the old code decides otherwise; where both are
 * there and contradict, neither does. Rows do not depend on one another.
 */
export class RowRecoder {
  private readonly placer: RowPlacer;
  private readonly crosswalk: Crosswalk | null;
  private readonly oldCodes: OldCodes;
  private readonly unifiedCodes: ReadonlySet<string>;
  private readonly drawn: { readonly locator: PolygonLocator; readonly codes: readonly string[] } | null;

  constructor(basis: RecodeBasis) {
    this.placer = new RowPlacer(basis.unified, basis.toPosition);
    this.crosswalk = basis.crosswalk;
    this.oldCodes = new OldCodes(basis.crosswalk?.keys() ?? []);
    this.unifiedCodes = new Set(basis.unified.map(({ code }) => code));
    this.drawn =
      basis.drawn === undefined
        ? null
        : {
            locator: new PolygonLocator(basis.drawn.map(({ geometry }) => geometry)),
            codes: basis.drawn.map(({ code }) => code),
          };
  }

  recode(cells: RecodeCells): RecodedRow {
    const place = this.placer.place(cells.lon, cells.lat);
    const given = this.crosswalk === null || OldCodes.isEmpty(cells.code) ? null : cells.code!.trim();
    if (given === null) return byPlace(place);
    const finding = this.oldCodes.find(given);
    const known = this.knownCode(given, finding);
    if (known === null) return this.withoutKnownCode(given, finding, place);
    // An old grid that has no land left contradicts no place.
    if (known.shares.length === 0 && 'at' in place)
      return withRemarks(byPlace(place), [...known.remarks, reason('recode-code-gone', { given })]);
    switch (place.kind) {
      case 'none':
        return byCode(given, known);
      case 'unreadable':
        return withRemarks(byCode(given, known), [place.reason]);
      case 'outside':
        return contradiction('recode-code-but-outside', given, known, place.at, null);
      case 'swapped':
        return withRemarks(byPlace(place), known.remarks);
      case 'inside':
        return this.agrees(known, place)
          ? withRemarks(byPlace(place), known.remarks)
          : contradiction('recode-contradiction', given, known, place.at, place.code);
    }
  }

  /** The place lies in a grid that the old one went to, or in the old grid as it was drawn. */
  private agrees({ code, shares }: KnownCode, place: RowPlace & { kind: 'inside' }): boolean {
    if (shares.some((share) => share.code === place.code)) return true;
    const holding = this.drawn?.locator.holding(...place.at) ?? [];
    return holding.some((found) => this.drawn!.codes[found] === code);
  }

  private knownCode(given: string, finding: CodeFinding): KnownCode | null {
    if (finding.kind === 'like' || finding.kind === 'unknown') return null;
    const { kind, code } = finding;
    const shares = this.crosswalk!.get(code) ?? [];
    const remarks = kind === 'exact' ? [] : [reason(`recode-code-${kind}`, { given, known: code })];
    return { code, shares, remarks };
  }

  private withoutKnownCode(given: string, finding: CodeFinding, place: RowPlace): RecodedRow {
    if (this.unifiedCodes.has(given) && (place.kind === 'none' || placedIn(place, given))) {
      const reasons = [reason('recode-code-already', { given })];
      return { ...NOTHING, status: 'matched', code: given, reasons, at: placeAt(place) };
    }
    const why = this.unknownReason(given, finding);
    if ('at' in place) return withRemarks(byPlace(place), [why]);
    const reasons = place.kind === 'unreadable' ? [why, place.reason] : [why];
    if (finding.kind !== 'like') return { ...NOTHING, status: 'unmatched', reasons };
    return { ...NOTHING, status: 'doubtful', reasons, candidates: this.unifiedOf(finding.codes) };
  }

  private unknownReason(given: string, finding: CodeFinding): RecodeReason {
    if (/^\d(\.\d+)?e\+?\d+$/i.test(given)) return reason('recode-code-precision', { given });
    if (finding.kind !== 'like') return reason('recode-code-unknown', { given });
    const codes = this.unifiedOf(finding.codes);
    return reason('recode-code-like', {
      given,
      known: finding.codes,
      ...(codes.length > 0 ? { codes } : {}),
    });
  }

  private unifiedOf(oldCodes: readonly string[]): string[] {
    const shares = oldCodes.flatMap((code) => this.crosswalk!.get(code) ?? []);
    return [...new Set(shares.map(({ code }) => code))].sort();
  }
}

function placedIn(place: RowPlace, code: string): boolean {
  return place.kind === 'inside' && place.code === code;
}

function placeAt(place: RowPlace): readonly [number, number] | null {
  return 'at' in place ? place.at : null;
}

function byPlace(place: RowPlace): RecodedRow {
  switch (place.kind) {
    case 'none':
      return { ...NOTHING, status: 'unmatched', reasons: [reason('recode-row-empty')] };
    case 'unreadable':
      return { ...NOTHING, status: 'unmatched', reasons: [place.reason] };
    case 'outside':
      return { ...NOTHING, status: 'unmatched', reasons: [place.reason], at: place.at };
    case 'inside':
      return { ...NOTHING, status: 'matched', code: place.code, reasons: place.remarks, at: place.at };
    case 'swapped': {
      const reasons = [reason('recode-swapped', { place: place.code })];
      return { ...NOTHING, status: 'doubtful', reasons, at: place.at, candidates: [place.code] };
    }
  }
}

function byCode(given: string, { shares, remarks }: KnownCode): RecodedRow {
  const [largest] = shares;
  if (largest === undefined)
    return { ...NOTHING, status: 'unmatched', reasons: [...remarks, reason('recode-code-gone', { given })] };
  const { code, share } = largest;
  const parts = shares.filter((each) => each.share > 0);
  if (parts.length < 2) return { ...NOTHING, status: 'matched', code, share, reasons: remarks };
  const divided = reason('recode-divided', { given, shares: parts.map(shareText) });
  return { ...NOTHING, status: 'divided', code, share, reasons: [...remarks, divided] };
}

function shareText({ code, share }: CodeShare): string {
  return `${code} ${percent(share)}`;
}

/** A share with one decimal; one that is not whole never reads as 0 or 100 %. */
export function percent(share: number): string {
  const rounded = Math.round(share * 1000) / 10;
  const honest = share > 0 && share < 1 ? Math.min(99.9, Math.max(0.1, rounded)) : rounded;
  return `${honest}%`;
}

function contradiction(
  why: 'recode-contradiction' | 'recode-code-but-outside',
  given: string,
  { shares, remarks }: KnownCode,
  at: readonly [number, number],
  place: string | null,
): RecodedRow {
  const codes = shares.map(({ code }) => code);
  const reasons = [reason(why, { given, codes, ...(place === null ? {} : { place }) }), ...remarks];
  const candidates = [...(place === null ? [] : [place]), ...codes];
  return { ...NOTHING, status: 'doubtful', reasons, at, candidates };
}

function withRemarks(row: RecodedRow, remarks: readonly RecodeReason[]): RecodedRow {
  return remarks.length === 0 ? row : { ...row, reasons: [...row.reasons, ...remarks] };
}

import { type Locale, message } from '../messages/index.ts';
import type { ArcReason } from './explain-arc.ts';
import type { Counterfactual, Flip, FlipMove, OutsideAfterMove } from './flip.ts';

/** What a flip is about. */
export interface FlipWording {
  /** A line that would come back, or an arc that would go. */
  readonly subject: 'line' | 'arc';
  /** Whether households bound the size of a grid, rather than area. */
  readonly byHouseholds: boolean;
  /** A department's name from its key; the key unless given. */
  readonly nameOf?: (department: string) => string;
}

/** Agreement is told in thousandths; less than half of one is none. */
const LEAST_TOLD = 0.0005;
const SQUARE_METRES_A_HECTARE = 10_000;

/** What would bring a line back, or take an arc away, as reason codes with what fills them. */
export function flipReasons(
  flip: Flip,
  { subject, byHouseholds, nameOf = String }: FlipWording,
): ArcReason[] {
  const reasons = [mainReason(flip, subject, byHouseholds, flip.wanted.map(nameOf))];
  if (flip.move !== null) reasons.push(moveReason(flip.move, flip.households));
  const told = flip.verdict === 'needs-weight' || flip.verdict === 'leaves-band' || flip.verdict === 'never';
  if (told && Math.abs(flip.change) >= LEAST_TOLD) reasons.push(changeReason(flip.change));
  return reasons;
}

/** The same as a few sentences. */
export function explainFlip(flip: Flip, locale: Locale, wording: FlipWording): string {
  return sentences(flipReasons(flip, wording), locale);
}

/** What a full search with a line, or without an arc, came to, as a few sentences. */
export function explainCounterfactual(
  found: Counterfactual,
  locale: Locale,
  subject: 'line' | 'arc',
): string {
  if (found.kind === 'impossible') return message(locale, found.reason);
  const households = Math.round(found.households);
  const reasons: ArcReason[] = [
    { code: subject === 'line' ? 'line-brought-back' : 'arc-taken-away', params: { households } },
    changeReason(found.change),
  ];
  const codes = found.outsideBand.map(({ code }) => code);
  if (codes.length > 0) reasons.push({ code: 'counterfactual-outside-band', params: { codes } });
  return sentences(reasons, locale);
}

function mainReason(
  { verdict, weightFactor, outside }: Flip,
  subject: FlipWording['subject'],
  byHouseholds: boolean,
  wanted: readonly string[],
): ArcReason {
  if (outside !== null) return outsideReason(outside, byHouseholds);
  switch (verdict) {
    case 'needs-weight':
      // Rounded up: with the factor that is told the line does come back.
      return {
        code: `flip-${subject}-needs-weight`,
        params: { wanted, factor: Math.ceil((weightFactor ?? 1) * 10 + 1e-9) / 10 },
      };
    case 'never':
      return subject === 'arc' && wanted.length === 0
        ? { code: 'flip-arc-unwanted', params: {} }
        : { code: `flip-${subject}-never`, params: { wanted } };
    case 'would-improve':
      return { code: `flip-${subject}-would-improve`, params: {} };
    case 'crosses-community':
      return { code: 'flip-crosses-community', params: {} };
    default:
      return { code: 'flip-breaks-grid', params: {} };
  }
}

function outsideReason({ code, side, size, limit }: OutsideAfterMove, byHouseholds: boolean): ArcReason {
  const unit = byHouseholds ? 1 : SQUARE_METRES_A_HECTARE;
  const precision = byHouseholds ? 1 : 10;
  // Away from each other, so that a size outside never reads as one on the limit.
  const [up, down] = [Math.ceil, Math.floor].map(
    (rounded) => (value: number) => rounded((value / unit) * precision) / precision,
  );
  const large = side === 'too-large';
  const sizes = { size: (large ? up : down)!(size), limit: (large ? down : up)!(limit) };
  const measure = byHouseholds ? 'households' : 'area';
  return code === null
    ? { code: `flip-new-grid-${side}-${measure}`, params: sizes }
    : { code: `flip-grid-${side}-${measure}`, params: { code, ...sizes } };
}

function moveReason({ to, joins }: FlipMove, households: number): ArcReason {
  const rounded = Math.round(households);
  if (to === null) return { code: 'flip-makes-grid', params: { households: rounded } };
  if (joins) return { code: 'flip-joins', params: { to } };
  return rounded > 0
    ? { code: 'flip-moves', params: { households: rounded, to } }
    : { code: 'flip-moves-land', params: { to } };
}

function changeReason(change: number): ArcReason {
  if (Math.abs(change) < LEAST_TOLD) return { code: 'agreement-stays', params: {} };
  const points = Math.abs(change) * 1000;
  return { code: change < 0 ? 'agreement-falls' : 'agreement-rises', params: { points } };
}

function sentences(reasons: readonly ArcReason[], locale: Locale): string {
  return reasons.map(({ code, params }) => message(locale, code, params)).join(locale === 'en' ? ' ' : '');
}

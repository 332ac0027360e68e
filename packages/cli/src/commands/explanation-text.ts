import {
  type CommunityGap,
  type Counterfactual,
  type Ensemble,
  explainCounterfactual,
  explainFlip,
  FLIP_VERDICTS,
  type Flip,
  type LostLine,
  type UnifiedArc,
} from '@onegrid/planning';
import type { PlanInFile } from '../files/read-plan-basis.ts';
import { type Locale, type MessageCode, type MessageParameters, text } from '../messages/catalogue.ts';

/** A border between two grids with what would take it away. */
export interface ExplainedBorder {
  readonly arc: UnifiedArc;
  readonly flip: Flip;
}

/** Everything that was asked for; null where it was not. */
export interface Explanation {
  readonly lines: readonly LostLine[];
  readonly borders: readonly ExplainedBorder[] | null;
  readonly line: { readonly number: number; readonly found: Counterfactual } | null;
  readonly ensemble: Ensemble | null;
  readonly gaps: readonly CommunityGap[] | null;
}

/** Lines and borders told; files and JSON have all. */
const TOLD = 20;

/** What `onegrid explain` tells on standard output. */
export function explanationText({ basis }: PlanInFile, found: Explanation, locale: Locale): string {
  const { byHouseholds } = basis;
  const told: string[] = [];
  const tell = (code: MessageCode, parameters: MessageParameters = {}) => {
    told.push(text(locale, code, parameters));
  };
  const { lines, borders, line, ensemble, gaps } = found;
  const metres = lines.reduce((sum, { lengthM }) => sum + lengthM, 0);
  const verdicts = verdictCounts(
    lines.map(({ flip }) => flip),
    locale,
  );
  if (lines.length === 0) tell('explain-no-lost');
  else tell('explain-lost', { count: lines.length, length: (metres / 1000).toFixed(1), verdicts });
  lines.slice(0, TOLD).forEach(({ supporters, lengthM, code, flip }, at) => {
    tell('explain-lost-line', {
      number: at + 1,
      supporters: supporters.join(', '),
      length: Math.round(lengthM),
      code,
      text: explainFlip(flip, locale, { subject: 'line', byHouseholds }),
    });
  });
  if (lines.length > TOLD) tell('explain-lost-more', { count: lines.length - TOLD });
  if (borders !== null) {
    const flips = borders.map(({ flip }) => flip);
    tell('explain-borders', { count: borders.length, verdicts: verdictCounts(flips, locale) });
    for (const { arc, flip } of borders) {
      tell('explain-border', {
        left: arc.left ?? undefined,
        right: arc.right ?? undefined,
        length: Math.round(arc.lengthM),
        text: explainFlip(flip, locale, { subject: 'arc', byHouseholds }),
      });
    }
  }
  if (line !== null)
    tell('explain-line', { number: line.number, text: explainCounterfactual(line.found, locale, 'line') });
  if (ensemble !== null) tellEnsemble(ensemble, tell);
  if (gaps !== null) tellGaps(gaps, locale, tell);
  return `${told.join('\n')}\n`;
}

type Tell = (code: MessageCode, parameters?: MessageParameters) => void;

function tellEnsemble(
  { plans, betterThan, own, quantiles }: NonNullable<Explanation['ensemble']>,
  tell: Tell,
): void {
  const [low, , , median, , , high] = quantiles.map((value) => value.toFixed(3));
  // Rounded down: "100 %" is told only of a plan that all others fall short of.
  const share = Math.floor(betterThan * 1000) / 10;
  tell('explain-ensemble', { share, plans, own: own.toFixed(3), low, high, median });
}

function tellGaps(gaps: NonNullable<Explanation['gaps']>, locale: Locale, tell: Tell): void {
  tell(gaps.length === 0 ? 'explain-no-gaps' : 'explain-gaps');
  for (const { community, atoms, grids, gap, proved } of gaps) {
    tell(proved ? 'explain-gap' : 'explain-gap-bounded', {
      community: community ?? text(locale, 'explain-no-community'),
      atoms,
      grids,
      gap: gap.toFixed(4),
    });
  }
}

function verdictCounts(flips: readonly Flip[], locale: Locale): string {
  return FLIP_VERDICTS.flatMap((verdict) => {
    const count = flips.filter((flip) => flip.verdict === verdict).length;
    return count === 0
      ? []
      : [text(locale, 'explain-verdict', { verdict: text(locale, `verdict-${verdict}`), count })];
  }).join(locale === 'en' ? ', ' : '，');
}

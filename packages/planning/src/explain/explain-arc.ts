import { type Locale, type MessageCode, type MessageParams, message } from '../messages/index.ts';
import type { UnifiedArc } from '../model/arc.ts';

/** A sentence of an explanation, as a reason code with what fills it. */
export interface ArcReason {
  readonly code: MessageCode;
  readonly params: MessageParams;
}

/** Nearer than this, in metres, an arc lies on its supporters' lines. */
const UNMOVED_METRES = 0.1;

type Explained = Pick<
  UnifiedArc,
  'class' | 'supporters' | 'opponents' | 'silent' | 'movedMetresMedian' | 'movedMetresMax'
>;

/**
 * Why an arc lies where it does: its class, how far it was moved, who holds both sides, who is silent. The
 * reasons are codes; `explainArc` words them.
 *
 * @param nameOf a department's name from its key
 */
export function arcReasons(arc: Explained, nameOf: (department: string) => string = String): ArcReason[] {
  const named = (departments: readonly string[]) => departments.map(nameOf);
  const few = arc.class === 'one-department' && arc.supporters.length > 1;
  const reasons: ArcReason[] = [
    { code: few ? 'arc-few-departments' : `arc-${arc.class}`, params: { supporters: named(arc.supporters) } },
  ];
  const { movedMetresMedian: median, movedMetresMax: max } = arc;
  if (arc.class !== 'outline' && median !== null && max !== null && max >= UNMOVED_METRES) {
    reasons.push({ code: 'arc-moved', params: { median, max } });
  }
  if (arc.opponents.length > 0)
    reasons.push({ code: 'arc-opposed', params: { opponents: named(arc.opponents) } });
  if (arc.silent.length > 0) reasons.push({ code: 'arc-silent', params: { silent: named(arc.silent) } });
  return reasons;
}

/** The explanation of an arc as a few sentences. */
export function explainArc(arc: Explained, locale: Locale, nameOf?: (department: string) => string): string {
  const sentences = arcReasons(arc, nameOf).map(({ code, params }) => message(locale, code, params));
  return sentences.join(locale === 'en' ? ' ' : '');
}

import type { Locale } from '../messages/catalogue.ts';
import { type MessageCode, message } from '../messages/message.ts';
import type { LayerFault } from '../model/repair.ts';
import type { UnmatchedDecision } from './unmatched-decisions.ts';

/** Grids named as ones that could receive the land as well. */
const OTHERS_NAMED = 3;

/** What is wrong, who receives the land by which rule, and who else could, in sentences. */
export function layerFaultText(locale: Locale, fault: LayerFault): string {
  const found: Record<string, number | readonly string[]> = {};
  if (fault.areaM2 > 0) found.area = fault.areaM2;
  if (fault.grids.length > 0) found.ids = fault.grids;
  const sentences = [message(locale, faultCode(fault), found), repairText(locale, fault)];
  const others = fault.repair.candidates
    .map(({ grid }) => grid)
    .filter((grid) => grid !== fault.repair.receiver)
    .slice(0, OTHERS_NAMED);
  if (others.length > 0 && fault.repair.receiver !== null)
    sentences.push(message(locale, 'repair-others', { others }));
  return sentences.join(locale === 'en' ? ' ' : '');
}

/** An enclave within the outline is no land of someone else; the text of a check would say so. */
function faultCode({ kind, ring }: LayerFault): MessageCode {
  if (kind === 'enclave') return 'open-enclave';
  return ring ?? kind;
}

function repairText(locale: Locale, { kind, repair }: LayerFault): string {
  const { receiver, by, candidates } = repair;
  if (kind === 'invalid-ring') return message(locale, 'repair-ring');
  if (receiver === null) {
    if (by === 'by-hand') return message(locale, 'repair-by-hand-none');
    return message(locale, kind === 'enclave' || kind === 'uncovered' ? 'repair-stays' : 'repair-nobody');
  }
  if (by === 'stays') return message(locale, 'repair-stays');
  if (repair.lastLand) return message(locale, 'repair-last-land', { receiver });
  const chosen = candidates.find(({ grid }) => grid === receiver);
  const evidence = {
    ...(chosen && chosen.borderM > 0 ? { border: chosen.borderM } : {}),
    ...(chosen?.households == null ? {} : { households: chosen.households }),
  };
  return message(locale, `repair-${by}`, { receiver, ...evidence });
}

/** Why a decision by hand decides nothing. */
export function unmatchedDecisionText(
  locale: Locale,
  { faultId, receiver, reason }: UnmatchedDecision,
): string {
  return message(locale, reason, { fault: faultId, ...(receiver === null ? {} : { receiver }) });
}

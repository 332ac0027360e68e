import type { FlipVerdict } from '../graphql/merge-documents.ts';

/** Every verdict about a lost line, the most promising first. */
export const VERDICTS = [
  'WOULD_IMPROVE',
  'NEEDS_WEIGHT',
  'LEAVES_BAND',
  'BREAKS_GRID',
  'CROSSES_COMMUNITY',
  'NEVER',
] as const satisfies readonly FlipVerdict[];

/** Tone of a verdict's tag. */
export function verdictTone(verdict: FlipVerdict): 'good' | 'warn' | '' {
  if (verdict === 'WOULD_IMPROVE') return 'good';
  return verdict === 'NEEDS_WEIGHT' || verdict === 'LEAVES_BAND' ? 'warn' : '';
}

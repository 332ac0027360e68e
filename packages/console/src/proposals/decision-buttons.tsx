import type { Arc } from '../graphql/inspect-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { decisionOf } from './border-decisions.ts';
import { useDecide } from './use-decide.ts';

/** Accepts or rejects one border; a second press takes that back. */
export function DecisionButtons({ arc }: { readonly arc: Arc }) {
  const { t } = useWords();
  const { work, decisions, decide } = useDecide();
  const name = t('decide.border', sidesOf(arc));
  const decision = decisionOf(decisions, arc.geometry);
  return (
    <>
      <button
        type="button"
        className="button small"
        aria-label={t('decide.acceptOf', { name })}
        aria-pressed={decision === 'locked'}
        disabled={work.state !== 'ready'}
        onClick={() => decide([arc], decision === 'locked' ? null : 'locked')}
      >
        {t('decide.accept')}
      </button>
      <button
        type="button"
        className="button small"
        aria-label={t('decide.rejectOf', { name })}
        aria-pressed={decision === 'rejected'}
        disabled={work.state !== 'ready'}
        onClick={() => decide([arc], decision === 'rejected' ? null : 'rejected')}
      >
        {t('decide.reject')}
      </button>
    </>
  );
}

/**
 * The codes of the grids on both sides of a border in short: the last three digits, with those of the community
 * where the two lie in different ones.
 */
export function sidesOf({ left, right }: Pick<Arc, 'left' | 'right'>): {
  readonly left: string;
  readonly right: string;
} {
  const digits = left?.slice(0, -3) === right?.slice(0, -3) ? -3 : -6;
  return { left: left?.slice(digits) ?? '', right: right?.slice(digits) ?? '' };
}

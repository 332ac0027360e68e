import type { Arc } from '../graphql/inspect-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { decisionOf } from './border-decisions.ts';
import { useDecide } from './use-decide.ts';

/** Accepts or rejects one border; a second press takes that back. */
export function DecisionButtons({ arc }: { readonly arc: Arc }) {
  const { t } = useWords();
  const { work, decisions, decide } = useDecide();
  const name = t('decide.border', { left: short(arc.left), right: short(arc.right) });
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

/** The last three digits of a code. */
export function short(code: string | null): string {
  return code === null ? '' : code.slice(-3);
}

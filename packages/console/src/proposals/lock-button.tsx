import { useMay } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';
import { lockKey, toggleLock, useLocks } from './locks.ts';

/** Locks what is inspected for the next search, or frees it. */
export function LockButton({ kind, id }: { readonly kind: 'grids' | 'arcs'; readonly id: string }) {
  const { t } = useWords();
  const { plan } = useWorkbench();
  const mayPropose = useMay('startProposal');
  const key = lockKey(plan);
  const locked = useLocks(key)[kind].includes(id);
  if (!mayPropose || plan === null) return null;
  return (
    <button
      type="button"
      className="button"
      aria-pressed={locked}
      title={t('locks.note')}
      onClick={() => toggleLock(key, kind, id)}
    >
      {t(locked ? 'locks.unlock' : 'locks.lock')}
    </button>
  );
}

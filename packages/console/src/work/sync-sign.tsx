import { useWords } from '../messages/use-words.ts';
import { postpone } from './postponed.ts';
import { useWork } from './work-session.tsx';
import type { SyncState } from './work-types.ts';

const LOOKS: Readonly<Record<SyncState, string>> = {
  saved: 'good',
  saving: '',
  waiting: '',
  offline: 'warn',
  conflict: 'bad',
};

/** How far the work has come to the server; nothing before there is any work. */
export function SyncSign() {
  const { t } = useWords();
  const { state, sync, waiting } = useWork();
  if (state !== 'ready') return null;
  return (
    <>
      <span className={`tag sync ${LOOKS[sync]}`} role="status" data-testid="sync" data-sync={sync}>
        {t(`work.${sync}`, { count: waiting })}
      </span>
      {sync === 'conflict' && (
        <button type="button" className="text-button" onClick={() => postpone(null)}>
          {t('work.resolve')}
        </button>
      )}
    </>
  );
}

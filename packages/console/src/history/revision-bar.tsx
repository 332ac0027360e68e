import './history.css';
import { navigation } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';

/** Says that an earlier revision is on the map, with the way back; nothing while the newest is. */
export function RevisionBar() {
  const { t } = useWords();
  const { plan, earlier } = useWorkbench();
  if (plan === null || earlier === null) return null;
  return (
    <div className="revision-bar floating" role="status" data-testid="revision-bar">
      <span>{t('history.seeing', { revision: earlier, newest: plan.revision })}</span>
      <button type="button" className="button small" onClick={() => navigation.go({ revision: null })}>
        {t('history.newest')}
      </button>
    </div>
  );
}

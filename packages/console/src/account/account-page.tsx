import '../admin/admin.css';
import './account.css';
import { navigation, useUrl } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { useWords } from '../messages/use-words.ts';
import { Delegations } from './delegations.tsx';
import { OwnGrants } from './own-grants.tsx';
import { Security } from './security.tsx';

const PARTS = ['rights', 'security', 'away'] as const;

/** One's own account: what one may and where, how one proves who one is, and who acts while one is away. */
export default function AccountPage() {
  const { t } = useWords();
  const page = useUrl('page');
  const mayGive = useMay('delegate');
  // People from outside have no work here to hand on.
  const parts = PARTS.filter((each) => each !== 'away' || mayGive);
  const part = parts.find((each) => page === `account:${each}`) ?? 'rights';
  return (
    <>
      <div className="admin-tabs">
        <fieldset className="segmented" aria-label={t('account.parts')}>
          {parts.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === part}
              onClick={() => navigation.go({ page: each === 'rights' ? 'account' : `account:${each}` })}
            >
              {t(`account.${each}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <section
        className="panel-body"
        // Named otherwise than the sections in it: a landmark's name is told once.
        aria-label={`${t('account.title')} · ${t(`account.${part}`)}`}
        // Rights have nothing to press: the part itself takes the keys that scroll it.
        tabIndex={part === 'rights' ? 0 : undefined}
      >
        {part === 'rights' && <OwnGrants />}
        {part === 'security' && <Security />}
        {part === 'away' && <Delegations />}
      </section>
    </>
  );
}

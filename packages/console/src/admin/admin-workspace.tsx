import './admin.css';
import { lazy, Suspense } from 'react';
import { navigation, useUrl } from '../app/navigation.ts';
import { useAccount } from '../app/session.tsx';
import { useWords } from '../messages/use-words.ts';
import { Skeletons } from '../shell/parts.tsx';
import { type AdminPage, adminPageOf, adminPagesFor } from './admin-pages.ts';

/** Each draws its own `panel-body`, and a foot where it has one. */
const PAGES: Readonly<Record<AdminPage, ReturnType<typeof lazy>>> = {
  accounts: lazy(() => import('./accounts/accounts-page.tsx')),
  keys: lazy(() => import('./keys/keys-page.tsx')),
  persons: lazy(() => import('../persons/persons-page.tsx')),
  retention: lazy(() => import('./retention/retention-page.tsx')),
  audit: lazy(() => import('./audit/audit-page.tsx')),
};

/** Accounts, keys, persons, what is kept for how long, and the log: those pages that the account may see. */
export default function AdminWorkspace() {
  const { t } = useWords();
  const seen = adminPagesFor(useAccount());
  const page = adminPageOf(useUrl('page'), seen);
  if (page === null) return null;
  const Page = PAGES[page];
  return (
    <>
      {seen.length > 1 && (
        <div className="admin-tabs">
          <fieldset className="segmented" aria-label={t('admin.pages')}>
            {seen.map((key) => (
              <button
                key={key}
                type="button"
                aria-pressed={key === page}
                onClick={() => navigation.go({ page: key, selection: null })}
              >
                {t(`adminPage.${key}`)}
              </button>
            ))}
          </fieldset>
        </div>
      )}
      <Suspense
        fallback={
          <div className="panel-body">
            <Skeletons />
          </div>
        }
      >
        <Page key={page} />
      </Suspense>
    </>
  );
}

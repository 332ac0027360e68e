import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { useUrl } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { appealDocument } from '../graphql/inspect-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Facts } from '../shell/parts.tsx';
import { GridLink } from './branch-page.tsx';
import { InChargeCard } from './in-charge-card.tsx';
import { Loaded } from './loaded.tsx';
import { middleOf } from './middle.ts';

/** Only for whoever sees persons. */
const AppealPersons = lazy(() => import('../persons/appeal-persons.tsx'));

export function AppealPage({ id }: { readonly id: string }) {
  const { t, formats } = useWords();
  const selection = useUrl('selection');
  const seesPersons = useMay('persons');
  const [answer, retry] = useQuery({
    query: appealDocument,
    variables: { id },
  });
  return (
    <Loaded
      answer={answer}
      find={(data) => data.appeal}
      onRetry={() => retry({ requestPolicy: 'network-only' })}
    >
      {(appeal) => (
        <>
          <p className="inspect-title">{appeal.title}</p>
          <Facts
            facts={[
              [t('appeal.number'), appeal.number],
              [t('appeal.category'), t(`category.${appeal.category}`)],
              [t('appeal.status'), t(`status.${appeal.status}`)],
              [t('appeal.requested'), formats.dateTime(appeal.requestedAt)],
              [
                t('appeal.closed'),
                appeal.closedAt === null ? t('appeal.open') : formats.dateTime(appeal.closedAt),
              ],
              [t('branch.grid'), <GridLink key="grid" code={appeal.gridCode} />],
            ]}
          />
          {seesPersons && (
            <Suspense>
              <AppealPersons appealId={id} />
            </Suspense>
          )}
          {selection?.at === null && <InChargeCard at={middleOf(appeal.location)} />}
        </>
      )}
    </Loaded>
  );
}

import { useQuery } from 'urql';
import { navigation, useUrl } from '../app/navigation.ts';
import { branchDocument } from '../graphql/inspect-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Facts } from '../shell/parts.tsx';
import { InChargeCard } from './in-charge-card.tsx';
import { Loaded } from './loaded.tsx';
import { middleOf } from './middle.ts';

export function BranchPage({ id }: { readonly id: string }) {
  const { t, formats } = useWords();
  const selection = useUrl('selection');
  const [answer, retry] = useQuery({ query: branchDocument, variables: { id } });
  return (
    <Loaded
      answer={answer}
      find={(data) => data.branch}
      onRetry={() => retry({ requestPolicy: 'network-only' })}
    >
      {(branch) => (
        <>
          <p className="inspect-title">{branch.name}</p>
          <Facts
            facts={[
              [t('branch.secretary'), branch.secretary],
              [t('branch.members'), formats.number(branch.memberCount)],
              [t('branch.grid'), <GridLink key="grid" code={branch.gridCode} />],
            ]}
          />
          {selection?.at === null && <InChargeCard at={middleOf(branch.location)} />}
        </>
      )}
    </Loaded>
  );
}

/** A grid's code that leads to the grid. */
export function GridLink({ code }: { readonly code: string | null }) {
  const { t } = useWords();
  if (code === null) return t('arc.outside');
  return (
    <button
      type="button"
      className="chip link"
      onClick={() => navigation.go({ selection: { kind: 'grid', id: code, at: null } })}
    >
      {code}
    </button>
  );
}

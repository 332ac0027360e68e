import './proposals.css';
import { useQuery } from 'urql';
import { useMay } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { proposalsDocument } from '../graphql/merge-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { OBJECTIVE_NAMES, objectiveName, objectiveOf } from '../merge/objective.ts';
import { useWords } from '../messages/use-words.ts';
import { Section } from '../shell/parts.tsx';
import { Decisions } from './decisions.tsx';
import { MissingProposal } from './missing-proposal.tsx';
import { ProposalCard } from './proposal-card.tsx';
import { ProposalForm } from './proposal-form.tsx';

/** The plans on one base beside each other: one for each named objective, and every other mix that was tried. */
export function ProposalsPage({ planId }: { readonly planId: string }) {
  const { t } = useWords();
  const { plan } = useWorkbench();
  const mayPropose = useMay('startProposal');
  const [answer, retry] = useQuery({
    query: proposalsDocument,
    variables: { planId },
    requestPolicy: 'cache-and-network',
  });
  const again = () => retry({ requestPolicy: 'network-only' });
  return (
    <Loaded answer={answer} find={(data) => data.plan} onRetry={again}>
      {({ siblings, ...own }) => {
        const all = [own, ...siblings];
        const missing = OBJECTIVE_NAMES.filter(
          (name) => !all.some(({ origin }) => objectiveName(objectiveOf(origin)) === name),
        );
        return (
          <>
            <p className="muted page-why">{t('proposals.why')}</p>
            <ul className="proposals" data-testid="proposals">
              {all.map((proposal) => (
                <li key={proposal.id}>
                  <ProposalCard proposal={proposal} shown={own} />
                </li>
              ))}
              {mayPropose &&
                missing.map((name) => (
                  <li key={name}>
                    <MissingProposal name={name} planId={planId} onMade={again} />
                  </li>
                ))}
            </ul>
            {plan?.status === 'DRAFT' && <Decisions plan={plan} origin={own.origin} onMade={again} />}
            {mayPropose && plan !== null && (
              <Section title={t('proposals.new')}>
                <ProposalForm plan={plan} origin={own.origin} onMade={again} />
              </Section>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

import { useState } from 'react';
import { useMutation } from 'urql';
import { useAccount } from '../app/session.tsx';
import { useCarryOut } from '../app/use-carry-out.ts';
import { usePages } from '../app/use-pages.ts';
import {
  type Delegation,
  endDelegationDocument,
  myDelegationsDocument,
} from '../graphql/access-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { ConfirmButton } from '../shell/confirm-button.tsx';
import { Paged } from '../shell/paged.tsx';
import { Empty, Section } from '../shell/parts.tsx';
import { Refused } from '../shell/refused.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { DelegateForm } from './delegate-form.tsx';
import { delegationState } from './delegation-state.ts';

const LOOK = { planned: 'tag accent', active: 'tag good', over: 'tag', ended: 'tag' } as const;

/** Who acts for whom while one is away, both ways. */
export function Delegations() {
  const { t } = useWords();
  const [giving, setGiving] = useState(false);
  const pages = usePages({
    query: myDelegationsDocument,
    variables: (after) => ({ after }),
    find: (data) => data.myDelegations,
  });
  return (
    <Section title={t('away.title')}>
      <p className="muted">{t('away.why')}</p>
      {giving ? (
        <DelegateForm
          onDone={() => {
            setGiving(false);
            pages.again();
          }}
          onLeave={() => setGiving(false)}
        />
      ) : (
        <div className="actions">
          <button type="button" className="button primary" onClick={() => setGiving(true)}>
            {t('away.give')}
          </button>
        </div>
      )}
      <Paged pages={pages} empty={<Empty title={t('away.none')} next={t('away.noneNext')} />}>
        {({ nodes, more }) => (
          <>
            <ul className="rows" data-testid="delegations">
              {nodes.map((delegation) => (
                <li key={delegation.id}>
                  <Row delegation={delegation} onChanged={pages.again} />
                </li>
              ))}
            </ul>
            {more}
          </>
        )}
      </Paged>
    </Section>
  );
}

function Row({ delegation, onChanged }: { readonly delegation: Delegation; readonly onChanged: () => void }) {
  const { t, formats } = useWords();
  const { id: own } = useAccount();
  const toasts = useToasts();
  const [, run] = useMutation(endDelegationDocument);
  const { refused, carryOut } = useCarryOut();
  const state = delegationState(delegation, new Date());
  const mine = delegation.from.id === own;
  const other = (mine ? delegation.to : delegation.from).displayName;
  const end = async () => {
    if ((await carryOut(run({ id: delegation.id }), (data) => data.endDelegation)) === null) return;
    toasts.show({ text: t('away.endedToast') });
    onChanged();
  };
  return (
    <article className="work-row" aria-label={other}>
      <div className="work-row-head">
        <b className="grow">{t(mine ? 'away.actsForMe' : 'away.iActFor', { name: other })}</b>
        <span className={LOOK[state]}>{t(`awayState.${state}`)}</span>
      </div>
      <span className="muted">
        {t('away.period', {
          from: formats.dateTime(delegation.beginsAt),
          until: formats.dateTime(delegation.endsAt),
        })}
      </span>
      <span className="wrap-text">{delegation.reason}</span>
      <Refused message={refused} />
      {(state === 'planned' || state === 'active') && (
        <div className="actions">
          <ConfirmButton
            label={t('away.end')}
            name={t('away.endOf', { name: other })}
            ask={t(mine ? 'away.endAskMine' : 'away.endAskOther', { name: other })}
            yes={t('away.end')}
            onConfirm={end}
          />
        </div>
      )}
    </article>
  );
}

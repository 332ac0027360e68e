import { useState } from 'react';
import { useMutation } from 'urql';
import { useScopeWords } from '../../account/scope-words.ts';
import { useAccount, useMay } from '../../app/session.tsx';
import { useCarryOut } from '../../app/use-carry-out.ts';
import {
  type GivenGrant,
  grantRoleDocument,
  type ManagedAccount,
  revokeGrantDocument,
} from '../../graphql/account-documents.ts';
import { useWords } from '../../messages/use-words.ts';
import { Section } from '../../shell/parts.tsx';
import { Refused } from '../../shell/refused.tsx';
import { useToasts } from '../../shell/toasts.tsx';
import { GrantForm } from './grant-form.tsx';
import { grantState } from './grant-state.ts';

const LOOK = { planned: 'tag accent', active: 'tag good', over: 'tag', revoked: 'tag' } as const;

/** The roles that an account was given besides its own, each for a place and a time. */
export function AccountGrants(props: {
  readonly account: ManagedAccount;
  readonly grants: readonly GivenGrant[];
  readonly onChanged: () => void;
}) {
  const { t } = useWords();
  const own = useAccount().id === props.account.id;
  const mayGrant = useMay('grantRole') && !own;
  const [granting, setGranting] = useState(false);
  const [earlier, setEarlier] = useState(false);
  const now = new Date();
  const holding = props.grants.filter((grant) => ['planned', 'active'].includes(grantState(grant, now)));
  const past = props.grants.filter((grant) => !holding.includes(grant));
  return (
    <Section title={t('grants.title')}>
      {holding.length === 0 && <p className="muted">{t('grants.none')}</p>}
      <ul className="rows" data-testid="grants">
        {[...holding, ...(earlier ? past : [])].map((grant) => (
          <li key={grant.id}>
            <Row grant={grant} accountId={props.account.id} own={own} onChanged={props.onChanged} />
          </li>
        ))}
      </ul>
      {own && <p className="muted">{t('grants.ownNote')}</p>}
      {granting ? (
        <GrantForm
          account={props.account}
          onDone={() => {
            setGranting(false);
            props.onChanged();
          }}
          onLeave={() => setGranting(false)}
        />
      ) : (
        <div className="actions wrap">
          {mayGrant && (
            <button type="button" className="button small" onClick={() => setGranting(true)}>
              {t('grants.give')}
            </button>
          )}
          {past.length > 0 && (
            <button
              type="button"
              className="button small"
              aria-pressed={earlier}
              onClick={() => setEarlier(!earlier)}
            >
              {t(earlier ? 'grants.hideEarlier' : 'grants.showEarlier')}
            </button>
          )}
        </div>
      )}
    </Section>
  );
}

function Row(props: {
  readonly grant: GivenGrant;
  readonly accountId: string;
  readonly own: boolean;
  readonly onChanged: () => void;
}) {
  const { t, formats } = useWords();
  const toasts = useToasts();
  const scopeWords = useScopeWords();
  const mayRevoke = useMay('revokeGrant');
  const [, runRevoke] = useMutation(revokeGrantDocument);
  const [, runGrant] = useMutation(grantRoleDocument);
  const { busy, refused, carryOut } = useCarryOut();
  const { grant, accountId, own, onChanged } = props;
  const { role, scope, beginsAt, endsAt } = grant;
  const state = grantState(grant, new Date());
  const what = `${t(`role.${role}`)} · ${scopeWords(scope)}`;
  const giveAgain = async () => {
    const again = {
      accountId,
      role,
      scope: { kind: scope.kind, id: scope.id },
      beginsAt,
      endsAt,
      reason: grant.reason ?? t('grants.undone'),
    };
    await carryOut(runGrant({ input: again }), (data) => data.grantRole);
    onChanged();
  };
  const revoke = async () => {
    if ((await carryOut(runRevoke({ id: grant.id }), (data) => data.revokeGrant)) === null) return;
    toasts.show({
      text: t('grants.revoked', { what }),
      // What one gave up oneself somebody else gives again.
      ...(own ? {} : { action: { label: t('admin.undo'), run: () => void giveAgain() } }),
    });
    onChanged();
  };
  return (
    <article className="work-row" aria-label={what}>
      <div className="work-row-head">
        <b className="grow">{t(`role.${role}`)}</b>
        <span className={LOOK[state]}>{t(`grantState.${state}`)}</span>
      </div>
      <span>{scopeWords(scope)}</span>
      <span className="muted">
        {endsAt === null
          ? t('grants.periodOpen', { from: formats.dateTime(beginsAt) })
          : t('grants.period', { from: formats.dateTime(beginsAt), until: formats.dateTime(endsAt) })}
      </span>
      <span className="muted">
        {t('grants.by', { by: grant.grantedBy, at: formats.dateTime(grant.grantedAt) })}
        {grant.reason !== null && ` · ${grant.reason}`}
      </span>
      {grant.alsoHeldBy.length > 0 && (
        <p className="note warn">
          {t('grants.alsoHeldBy', {
            names: grant.alsoHeldBy.map(({ displayName }) => displayName).join(t('edit.and')),
          })}
        </p>
      )}
      <Refused message={refused} />
      {mayRevoke && (state === 'active' || state === 'planned') && (
        <div className="actions">
          <button
            type="button"
            className="button small"
            disabled={busy}
            aria-label={t('grants.revokeOf', { what })}
            onClick={() => void revoke()}
          >
            {t('grants.revoke')}
          </button>
        </div>
      )}
    </article>
  );
}

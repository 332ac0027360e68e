import type { ReactNode } from 'react';
import { useMutation } from 'urql';
import { navigation } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { formatPlanAt } from '../app/url-state.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { forkPlanDocument } from '../graphql/edit-documents.ts';
import type { HistoryOfPlan, PastChange } from '../graphql/history-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { useToasts } from '../shell/toasts.tsx';
import { operationsOf } from './change-words.ts';
import { useRevert } from './use-revert.ts';

interface Of {
  readonly of: HistoryOfPlan;
  readonly onChanged: () => void;
}

/** Codes of grids that are named in full in a row; more are counted. */
const NAMED = 6;

/** One change set: what it did, who, when, why; and what can be done about it. */
export function ChangeRow({ change, of, onChanged }: Of & { readonly change: PastChange }) {
  const { t, formats } = useWords();
  const mayRevert = useMay('revertChangeSet') && of.status === 'DRAFT';
  const { revert, busy } = useRevert(onChanged);
  const done = operationsOf(change.operations).map(({ name, codes }) =>
    t(`operation.${name}`, { code: codes.map(short).join(t('edit.and')) }),
  );
  const title =
    change.revertsTo !== null
      ? t('history.revertsTo', { revision: change.revertsTo })
      : change.reverts !== null
        ? t('history.reverts')
        : done.join(t('edit.and')) || t('operation.other');
  const touched = change.touchedGrids;
  return (
    <Revision revision={change.revision} of={of} title={title}>
      {change.reason !== null && <p className="history-reason">{change.reason}</p>}
      <span className="muted">
        {change.by} · {formats.dateTime(change.at)}
      </span>
      <span className="muted">
        {touched.length === 0
          ? t('history.touchedNone')
          : t('history.touched', {
              number: formats.number(touched.length),
              codes:
                touched.slice(0, NAMED).map(short).join(t('edit.and')) + (touched.length > NAMED ? '…' : ''),
            })}
        {change.householdsMoved !== null && change.householdsMoved > 0 && (
          <> · {t('history.moved', { number: formats.number(change.householdsMoved) })}</>
        )}
      </span>
      <Actions revision={change.revision} of={of} onChanged={onChanged}>
        <button
          type="button"
          className="button small"
          aria-label={t('history.diffOf', { revision: change.revision })}
          onClick={() => against(of.id, change.revision - 1, change.revision, of.revision)}
        >
          {t('history.diff')}
        </button>
        {mayRevert && (
          <button
            type="button"
            className="button small"
            disabled={busy}
            aria-label={t('history.revertOf', { revision: change.revision })}
            onClick={() => void revert(change)}
          >
            {t('history.revert')}
          </button>
        )}
      </Actions>
    </Revision>
  );
}

/** The first revision: what the merge gave, before anybody changed it. */
export function BaseRow({ of, onChanged }: Of) {
  const { t, formats } = useWords();
  return (
    <Revision revision={1} of={of} title={t('history.base')}>
      <span className="muted">{formats.dateTime(of.createdAt)}</span>
      <Actions revision={1} of={of} onChanged={onChanged} />
    </Revision>
  );
}

function Revision(props: {
  readonly revision: number;
  readonly of: HistoryOfPlan;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const { earlier } = useWorkbench();
  const shown = props.revision === (earlier ?? props.of.revision);
  return (
    <article
      className="work-row"
      aria-current={shown || undefined}
      aria-label={t('plan.revision', { revision: props.revision })}
    >
      <div className="work-row-head">
        <span className="tag">{t('plan.revision', { revision: props.revision })}</span>
        <span className="grow">{props.title}</span>
        {shown && <span className="tag accent">{t('history.shown')}</span>}
      </div>
      {props.children}
    </article>
  );
}

/** What can be done with any revision; what belongs to a change only comes as children. */
function Actions(props: Of & { readonly revision: number; readonly children?: ReactNode }) {
  const { t } = useWords();
  const { plan, earlier } = useWorkbench();
  const toasts = useToasts();
  const { revision, of } = props;
  const isDraft = of.status === 'DRAFT';
  const mayGoBack = useMay('revertToRevision') && isDraft;
  const mayFork = useMay('forkPlan');
  const { goBackTo, busy } = useRevert(props.onChanged);
  const [, runFork] = useMutation(forkPlanDocument);
  const newest = revision === of.revision;
  const fork = async () => {
    const name = t('history.forkName', { name: plan?.name ?? '', revision });
    const { data, error } = await runFork({ planId: of.id, revision, name });
    const answer = data?.forkPlan;
    if (answer?.__typename === 'PlanSaved') {
      const { id } = answer.plan;
      toasts.show({
        text: t('history.forked', { name }),
        action: {
          label: t('history.open'),
          run: () => navigation.go({ plan: id, page: null, against: null }),
        },
      });
    } else toasts.show({ text: t('history.refused', { reason: answer?.message ?? error?.message ?? '' }) });
  };
  return (
    <div className="history-actions">
      {revision !== (earlier ?? of.revision) && (
        <button
          type="button"
          className="button small"
          aria-label={t('history.seeOf', { revision })}
          onClick={() =>
            navigation.go({
              plan: of.id,
              revision: newest ? null : revision,
              compare: 'after',
              against: null,
              selection: null,
            })
          }
        >
          {t('history.see')}
        </button>
      )}
      {props.children}
      {!newest && (
        <button
          type="button"
          className="button small"
          aria-label={t('history.diffNewestOf', { revision })}
          onClick={() => against(of.id, revision, of.revision, of.revision)}
        >
          {t('history.diffNewest')}
        </button>
      )}
      {mayGoBack && !newest && (
        <button
          type="button"
          className="button small"
          disabled={busy}
          aria-label={t('history.backToOf', { revision })}
          onClick={() => void goBackTo(of.id, revision)}
        >
          {t('history.backTo')}
        </button>
      )}
      {mayFork && (
        <button
          type="button"
          className="button small"
          aria-label={t('history.forkOf', { revision })}
          onClick={() => void fork()}
        >
          {t('history.fork')}
        </button>
      )}
    </div>
  );
}

/** Two revisions of a plan against each other, the later one on the right. */
function against(planId: string, left: number, right: number, newest: number): void {
  navigation.go({
    page: 'compare',
    plan: planId,
    revision: right === newest ? null : right,
    against: formatPlanAt({ planId, revision: left }),
    compare: 'swipe',
    selection: null,
  });
}

function short(code: string): string {
  return code.slice(-3);
}

import { useMutation, useQuery } from 'urql';
import { navigation } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { forkPlanDocument } from '../graphql/edit-documents.ts';
import { type Publication, publicationDocument } from '../graphql/review-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';
import { Section, Stats } from '../shell/parts.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { useGridFlight } from '../workspaces/fly.ts';
import { CrosswalkTable } from './crosswalk-table.tsx';
import { codeWords, LINEAGE_KINDS, publicationFigures } from './publication-figures.ts';

/** What publishing a plan did: its codes, where they come from, what became of old grids. */
export function PublishedPlan({ planId }: { readonly planId: string }) {
  const { t, formats } = useWords();
  const [answer, retry] = useQuery({
    query: publicationDocument,
    variables: { planId },
    requestPolicy: 'cache-and-network',
  });
  return (
    <Loaded
      answer={answer}
      find={(data) => data.plan}
      onRetry={() => retry({ requestPolicy: 'network-only' })}
    >
      {({ publication, supersededAt, name }) => (
        <div data-testid="published">
          {publication !== null && publication.publishedAt !== null && (
            <p className="muted page-why">
              {t('published.on', {
                by: publication.publishedBy ?? '',
                at: formats.dateTime(publication.publishedAt),
              })}
            </p>
          )}
          {publication?.reason != null && <p>{t('published.reason', { reason: publication.reason })}</p>}
          {supersededAt !== null && (
            <p className="note warn">{t('published.superseded', { at: formats.dateTime(supersededAt) })}</p>
          )}
          <NewRound planId={planId} name={name} />
          {publication !== null && <What publication={publication} planId={planId} />}
        </div>
      )}
    </Loaded>
  );
}

function What({ publication, planId }: { readonly publication: Publication; readonly planId: string }) {
  const { t, formats } = useWords();
  const fly = useGridFlight();
  const { grids, kept, fresh, retired } = publicationFigures(publication);
  const side = (codes: readonly string[]) =>
    codes.length === 0 ? t('published.nobody') : codes.join(t('edit.and'));
  return (
    <>
      <Section title={t('publish.codes')}>
        <Stats
          stats={[
            { name: t('publish.grids'), value: formats.number(grids) },
            { name: t('publish.kept'), value: formats.number(kept) },
            { name: t('publish.new'), value: formats.number(fresh) },
            { name: t('publish.retired'), value: formats.number(retired) },
          ]}
        />
        <details className="publish-codes">
          <summary>{t('publish.showCodes')}</summary>
          <ul>
            {publication.codes.map((code) => (
              <li key={code.to}>
                <button type="button" className="link-button" onClick={() => void fly(code.to)}>
                  {t(codeWords(code), { from: code.from, to: code.to })}
                </button>
              </li>
            ))}
          </ul>
        </details>
      </Section>
      {publication.lineage.length > 0 && (
        <Section title={t('published.lineage')} aside={publication.previousPlan?.name}>
          {LINEAGE_KINDS.map((kind) => {
            const rows = publication.lineage.filter((row) => row.kind === kind);
            if (rows.length === 0) return null;
            return (
              <details key={kind} className="publish-codes">
                <summary>
                  {t(`lineageKind.${kind}`)} <b>{formats.number(rows.length)}</b>
                </summary>
                <ul>
                  {rows.map(({ from, to }) => (
                    <li key={`${from.join()} ${to.join()}`}>
                      {t('published.lineageRow', { from: side(from), to: side(to) })}
                    </li>
                  ))}
                </ul>
              </details>
            );
          })}
        </Section>
      )}
      <Section title={t('published.retired')}>
        <p className="muted">
          {publication.retiredCodes.length === 0
            ? t('published.noRetired')
            : publication.retiredCodes.join(t('edit.and'))}
        </p>
      </Section>
      <CrosswalkTable planId={planId} withUnified={publication.previousPlan !== null} />
    </>
  );
}

/** A published plan does not change: work goes on in a draft that starts from it. */
function NewRound({ planId, name }: { readonly planId: string; readonly name: string }) {
  const { t } = useWords();
  const mayFork = useMay('forkPlan');
  const toasts = useToasts();
  const [{ fetching }, runFork] = useMutation(forkPlanDocument);
  if (!mayFork) return null;
  const start = async () => {
    const called = t('published.newRoundName', { name });
    const { data, error } = await runFork({ planId, revision: null, name: called });
    const answer = data?.forkPlan;
    if (answer?.__typename === 'PlanSaved') {
      navigation.go({ plan: answer.plan.id, page: null, selection: null, against: null, compare: 'after' });
      toasts.show({ text: t('history.forked', { name: called }) });
    } else toasts.show({ text: t('review.refused', { reason: answer?.message ?? error?.message ?? '' }) });
  };
  return (
    <div className="actions">
      <button
        type="button"
        className="button"
        title={t('published.newRoundNote')}
        disabled={fetching}
        onClick={() => void start()}
      >
        {t('published.newRound')}
      </button>
    </div>
  );
}

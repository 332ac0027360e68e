import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useWorkbench } from '../app/workbench.tsx';
import {
  type PublicationPreview,
  publicationPreviewDocument,
  publishPlanDocument,
} from '../graphql/review-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Modal } from '../shell/modal.tsx';
import { ErrorNote, IconButton, Section, Skeletons, Stats } from '../shell/parts.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { codeWords, publicationFigures } from './publication-figures.ts';
import { worded } from './use-review.ts';

/** Says in numbers what publishing will do, and does it. */
export function PublishDialog(props: {
  readonly planId: string;
  readonly onClose: () => void;
  readonly onPublished: () => void;
}) {
  const { t, formats } = useWords();
  const { refresh } = useWorkbench();
  const toasts = useToasts();
  const [{ data, error }, retry] = useQuery({
    query: publicationPreviewDocument,
    variables: { planId: props.planId },
    requestPolicy: 'network-only',
  });
  const [, runPublish] = useMutation(publishPlanDocument);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const answer = data?.planPublication;
  const preview = answer?.__typename === 'Publication' ? answer : null;
  const failed = answer?.__typename === 'Refusal' ? answer.message : error?.message;
  const publish = async () => {
    setBusy(true);
    setRefused(null);
    const result = await runPublish({ planId: props.planId, reason: worded(reason) });
    setBusy(false);
    const outcome = result.data?.publishPlan;
    if (outcome?.__typename === 'PlanPublished') {
      props.onClose();
      refresh();
      props.onPublished();
      const number = formats.number(outcome.publication.codes.length);
      toasts.show({ text: t('publish.done', { number }) });
      return;
    }
    setRefused(
      outcome?.__typename === 'EditRejected'
        ? outcome.issues.map(({ message }) => message).join(t('edit.and'))
        : (outcome?.message ?? result.error?.message ?? t('state.failed')),
    );
  };
  return (
    <Modal label={t('publish.title')} className="publish" onClose={props.onClose}>
      <div className="panel-head">
        <h2>{t('publish.title')}</h2>
        <span className="top-space" />
        <IconButton icon="close" label={t('state.close')} onClick={props.onClose} />
      </div>
      <div className="panel-body">
        {failed !== undefined ? (
          <ErrorNote message={failed} onRetry={() => retry({ requestPolicy: 'network-only' })} />
        ) : preview === null ? (
          <Skeletons lines={4} />
        ) : (
          <>
            <Effects preview={preview} />
            <label className="form-field">
              <span>{t('publish.reason')}</span>
              <textarea
                className="field"
                rows={2}
                maxLength={2000}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            </label>
            {refused !== null && (
              <p className="note bad" role="alert">
                {t('review.refused', { reason: refused })}
              </p>
            )}
          </>
        )}
      </div>
      <div className="panel-foot">
        <button type="button" className="button" onClick={props.onClose}>
          {t('publish.cancel')}
        </button>
        <button
          type="button"
          className="button primary"
          disabled={preview === null || busy}
          onClick={() => void publish()}
        >
          {busy
            ? t('publish.publishing')
            : t('publish.confirm', { number: formats.number(preview?.codes.length ?? 0) })}
        </button>
      </div>
    </Modal>
  );
}

function Effects({ preview }: { readonly preview: PublicationPreview }) {
  const { t, formats } = useWords();
  const { grids, kept, fresh, retired, first, lineage } = publicationFigures(preview);
  const rows = preview.crosswalk.totalCount;
  return (
    <div data-testid="publish-effects">
      <Section title={t('publish.what')}>
        <Stats
          stats={[
            { name: t('publish.grids'), value: formats.number(grids) },
            { name: t('publish.kept'), value: formats.number(kept) },
            { name: t('publish.new'), value: formats.number(fresh) },
            { name: t('publish.retired'), value: formats.number(retired) },
          ]}
        />
      </Section>
      {lineage.length > 0 && (
        <Section title={t('publish.lineage')}>
          <div className="chips">
            {lineage.map(({ kind, number }) => (
              <span key={kind} className="chip">
                {t(`lineageKind.${kind}`)} <b>{formats.number(number)}</b>
              </span>
            ))}
          </div>
        </Section>
      )}
      <ul className="publish-notes">
        {first && <li>{t('publish.first')}</li>}
        {rows !== null && <li>{t('publish.crosswalk', { number: formats.number(rows) })}</li>}
        {preview.previousPlan !== null && (
          <li>{t('publish.supersedes', { name: preview.previousPlan.name })}</li>
        )}
        <li>{t('publish.forEver')}</li>
      </ul>
      <details className="publish-codes">
        <summary>{t('publish.showCodes')}</summary>
        <ul>
          {preview.codes.map((code) => (
            <li key={code.to}>{t(codeWords(code), { from: code.from, to: code.to })}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

import { useEffect, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useDark } from '../app/preferences.ts';
import { useWorkbench } from '../app/workbench.tsx';
import {
  type BaseDataKind,
  type BaseDataSet,
  baseDataDocument,
  clearBaseDataDocument,
  importBaseDataDocument,
} from '../graphql/setup-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { DARK_MAP, LIGHT_MAP } from '../map/palette.ts';
import type { Bounds } from '../map/stage.ts';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { Facts, Section } from '../shell/parts.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { FieldMapping, isComplete, type Mapping, suggestedMapping } from './field-mapping.tsx';
import { FileReview } from './file-review.tsx';
import { ImportReportView } from './import-report.tsx';
import { StepFoot } from './step-foot.tsx';
import { useBroughtFile } from './use-brought-file.ts';

/** One kind of base data: what there is, and a file to bring or replace it. */
export function BaseDataStep({ kind }: { readonly kind: BaseDataKind }) {
  const [answer, refresh] = useQuery({ query: baseDataDocument, requestPolicy: 'cache-and-network' });
  return (
    <Loaded
      answer={answer}
      find={(data) => data.baseData.find((set) => set.kind === kind)}
      onRetry={() => refresh({ requestPolicy: 'network-only' })}
    >
      {(set) => <Brought key={kind} set={set} />}
    </Loaded>
  );
}

function Brought({ set }: { readonly set: BaseDataSet }) {
  const { t, formats } = useWords();
  const { refresh } = useWorkbench();
  const dark = useDark();
  const toasts = useToasts();
  const brought = useBroughtFile(set.kind);
  const [, importBaseData] = useMutation(importBaseDataDocument);
  const [mapping, setMapping] = useState<Mapping>({});
  const [importing, setImporting] = useState(false);
  const [notice, setNotice] = useState<string | null>(null);
  const { inspection, fileId, declared } = brought;
  const names = inspection?.fields.map(({ name }) => name).join('\n') ?? null;

  // Another file, or other names of its columns in another encoding, are mapped anew; a choice stays otherwise.
  useEffect(() => {
    if (inspection !== null) setMapping(suggestedMapping(inspection, set.fields));
  }, [fileId, names]);

  const run = async () => {
    if (fileId === null || inspection === null) return;
    setImporting(true);
    const fields = Object.entries(mapping)
      .filter(([, field]) => field !== '')
      .map(([target, field]) => ({ target, field }));
    const { data, error } = await importBaseData({ input: { kind: set.kind, fileId, ...declared, fields } });
    setImporting(false);
    const answer = data?.importBaseData;
    if (answer?.__typename === 'BaseDataImported') {
      setNotice(answer.planNotice);
      brought.reset();
      toasts.show({
        text: t('base.importedToast', {
          step: t(`setupStep.${set.kind}`),
          number: formats.number(answer.dataSet.count),
        }),
      });
      refresh();
    } else if (answer?.__typename === 'FileRejected') {
      brought.refuse({ code: answer.code, message: answer.message, at: answer.fileAt });
    } else {
      brought.refuse({
        code: answer?.code ?? 'failed',
        message: answer?.reason ?? error?.message ?? t('state.failed'),
        at: null,
      });
    }
  };
  const under = inspection !== null;
  return (
    <>
      <div className="panel-body" data-testid={`step-${set.kind.toLowerCase()}`}>
        <p className="step-why">{t(`setupWhy.${set.kind}`)}</p>
        {set.count > 0 && !under && <Present set={set} notice={notice} />}
        <FileReview brought={brought} colour={(dark ? DARK_MAP : LIGHT_MAP).accent} replacing={set.count > 0}>
          {under && <FieldMapping inspection={inspection} mapping={mapping} onChange={setMapping} />}
        </FileReview>
        {set.count > 0 && !under && set.report !== null && (
          <ImportReportView report={set.report} withNoticed />
        )}
      </div>
      {under ? (
        <div className="panel-foot">
          <button type="button" className="button" disabled={importing} onClick={brought.reset}>
            {t('file.cancel')}
          </button>
          <button
            type="button"
            className="button primary wide"
            disabled={importing || brought.reading || !isComplete(inspection, mapping)}
            onClick={() => void run()}
          >
            {t(importing ? 'file.importing' : 'file.import')}
          </button>
        </div>
      ) : (
        <StepFoot kind={set.kind} />
      )}
    </>
  );
}

/** What was imported, where it came from, and a way to clear it. */
function Present({ set, notice }: { readonly set: BaseDataSet; readonly notice: string | null }) {
  const { t, formats } = useWords();
  const { stage } = useWorkbench();
  const facts: [string, string][] = [[t('base.count'), formats.number(set.count)]];
  if (set.fileName !== null) facts.push([t('base.file'), set.fileName]);
  if (set.importedAt !== null) facts.push([t('base.at'), formats.dateTime(set.importedAt)]);
  if (set.reference !== null) facts.push([t('file.reference'), set.reference]);
  if (set.encoding !== null) facts.push([t('file.encoding'), set.encoding]);
  return (
    <Section title={t('base.imported')}>
      {notice !== null && <p className="note warn">{notice}</p>}
      <Facts facts={facts} />
      <div className="actions">
        {set.bounds !== null && (
          <button
            type="button"
            className="button"
            onClick={() => stage?.fit(set.bounds as unknown as Bounds, freePadding())}
          >
            {t('base.show')}
          </button>
        )}
        <Clear set={set} />
      </div>
    </Section>
  );
}

/** Clears a kind of base data, after it was said in numbers what goes. */
function Clear({ set }: { readonly set: BaseDataSet }) {
  const { t, formats } = useWords();
  const { refresh } = useWorkbench();
  const toasts = useToasts();
  const [, clear] = useMutation(clearBaseDataDocument);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const step = t(`setupStep.${set.kind}`);
  const number = formats.number(set.count);
  const run = async () => {
    const { data, error } = await clear({ kind: set.kind });
    setAsking(false);
    if (data?.clearBaseData.__typename === 'Setup') {
      toasts.show({ text: t('base.cleared', { step }) });
      refresh();
    } else setProblem(data?.clearBaseData.message ?? error?.message ?? t('state.failed'));
  };
  if (asking) {
    return (
      <div className="note warn" role="alertdialog" aria-label={t('base.clear')}>
        <p>{t('base.clearAsk', { step, number })}</p>
        <div className="actions">
          <button type="button" className="button" onClick={() => void run()}>
            {t('base.clearYes', { number })}
          </button>
          <button type="button" className="button" onClick={() => setAsking(false)}>
            {t('base.keep')}
          </button>
        </div>
      </div>
    );
  }
  return (
    <>
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {t('base.clear')}
      </button>
      {problem !== null && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

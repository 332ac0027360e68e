import { useEffect, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { navigation } from '../app/navigation.ts';
import { setOverlay } from '../app/overlay.ts';
import { useMay } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import type { Layer } from '../graphql/fragments.ts';
import { acceptLayerDocument, discardLayerDocument, layerDocument } from '../graphql/work-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { Dot, IconButton, Section, Stats } from '../shell/parts.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { useFly } from './fly.ts';

/** One layer with the report of its file; a draft is accepted or discarded here. */
export function LayerPage({ id, onChanged }: { readonly id: string; readonly onChanged: () => void }) {
  const { t, name } = useWords();
  const [answer, retry] = useQuery({ query: layerDocument, variables: { id } });
  return (
    <>
      <div className="panel-head sub">
        <IconButton icon="collapse" label={t('data.back')} onClick={() => navigation.go({ page: null })} />
        <h3>{answer.data?.layer ? name(answer.data.layer.department) : t('data.layer')}</h3>
      </div>
      <Loaded
        answer={answer}
        find={(data) => data.layer}
        onRetry={() => retry({ requestPolicy: 'network-only' })}
      >
        {(layer) => <LayerReport layer={layer} onChanged={onChanged} />}
      </Loaded>
    </>
  );
}

function LayerReport({ layer, onChanged }: { readonly layer: Layer; readonly onChanged: () => void }) {
  const { t, formats } = useWords();
  const { stage } = useWorkbench();
  const fly = useFly();
  const { report } = layer;
  const colour = departmentColour(layer.department.hue);
  useEffect(() => {
    if (layer.bounds !== null) stage?.fit(layer.bounds as never, freePadding());
    setOverlay({ draft: { layerId: layer.id, colour } });
    return () => setOverlay({ sketch: [], draft: null });
  }, [stage, layer.id, layer.bounds, colour]);
  return (
    <>
      <div className="panel-body" data-testid="import-report">
        <p className="inspect-title" style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
          <Dot colour={colour} />
          {layer.fileName}
        </p>
        <p className="muted">
          <span className="tag">{t(`layerStatus.${layer.status}`)}</span> {formats.bytes(layer.fileBytes)} ·{' '}
          {formats.dateTime(layer.receivedAt)}
        </p>
        <Section title={t('data.report')}>
          <Stats
            stats={[
              { name: t('data.rowsRead'), value: formats.number(report.read) },
              { name: t('data.rowsAccepted'), value: formats.number(report.accepted) },
              { name: t('data.rowsRepaired'), value: formats.number(report.repaired.length) },
              { name: t('data.rowsRefused'), value: formats.number(report.refused.length) },
            ]}
          />
        </Section>
        <Rows title={t('data.refused')} rows={report.refused} tone="bad" />
        <Rows title={t('data.repaired')} rows={report.repaired} tone="warn" />
        <Section title={t('data.noticed')} aside={formats.number(report.noticed.length)}>
          {report.noticed.length === 0 ? (
            <p className="muted">{t('data.nothingNoticed')}</p>
          ) : (
            <ul className="rows">
              {report.noticed.map((notice, index) => (
                <li key={index}>
                  <button
                    type="button"
                    className="row"
                    onClick={() => {
                      fly(notice.at);
                      setOverlay({
                        sketch: [{ type: 'Feature', geometry: notice.geometry, properties: {} }],
                      });
                    }}
                  >
                    <span className="grow wrap">{notice.message}</span>
                    <span className="muted number">{formats.area(notice.areaM2)}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
      {layer.status === 'DRAFT' && <Decision layer={layer} onChanged={onChanged} />}
    </>
  );
}

function Rows(props: {
  readonly title: string;
  readonly rows: Layer['report']['refused'];
  readonly tone: 'bad' | 'warn';
}) {
  const { t, formats } = useWords();
  const fly = useFly();
  if (props.rows.length === 0) return null;
  return (
    <Section title={props.title} aside={formats.number(props.rows.length)}>
      <ul className="rows">
        {props.rows.map((row) => (
          <li key={`${row.row} ${row.code}`}>
            <button type="button" className="row" disabled={row.at === null} onClick={() => fly(row.at)}>
              <span className={`tag ${props.tone}`}>{t('data.row', { row: row.row })}</span>
              <span className="grow wrap">
                <span>{row.message}</span>
                {row.id !== null && <span className="muted">{row.id}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Decision({ layer, onChanged }: { readonly layer: Layer; readonly onChanged: () => void }) {
  const { t, name } = useWords();
  const { refresh, departments } = useWorkbench();
  const toasts = useToasts();
  const mayAccept = useMay('acceptLayer');
  const mayDiscard = useMay('discardLayer');
  const [, accept] = useMutation(acceptLayerDocument);
  const [, discard] = useMutation(discardLayerDocument);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const replaces = departments.find(({ id }) => id === layer.department.id)?.acceptedLayer !== null;

  const run = async (action: 'accept' | 'discard') => {
    setBusy(true);
    const { data, error } =
      action === 'accept'
        ? await accept({ id: layer.id }).then((result) => ({
            data: result.data?.acceptLayer,
            error: result.error,
          }))
        : await discard({ id: layer.id }).then((result) => ({
            data: result.data?.discardLayer,
            error: result.error,
          }));
    setBusy(false);
    if (data?.__typename !== 'Layer') {
      setProblem(data?.message ?? error?.message ?? t('state.failed'));
      return;
    }
    toasts.show({
      text: t(action === 'accept' ? 'data.acceptedToast' : 'data.discardedToast', {
        name: name(layer.department),
      }),
    });
    refresh();
    onChanged();
    const shown = navigation.current().departments;
    navigation.go({
      page: null,
      departments:
        action === 'accept' && !shown.includes(layer.department.id) ? [...shown, layer.department.id] : shown,
    });
  };
  return (
    <>
      {problem !== null && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
      {mayAccept && replaces && (
        <p className="note">{t('data.replaces', { name: name(layer.department) })}</p>
      )}
      <div className="panel-foot">
        {mayDiscard && (
          <button type="button" className="button" disabled={busy} onClick={() => void run('discard')}>
            {t('data.discard')}
          </button>
        )}
        {mayAccept && (
          <button
            type="button"
            className="button primary wide"
            disabled={busy}
            onClick={() => void run('accept')}
          >
            {t('data.accept')}
          </button>
        )}
      </div>
    </>
  );
}

import { useEffect, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { navigation } from '../app/navigation.ts';
import { setOverlay } from '../app/overlay.ts';
import { useMay } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { ONE_NET_STAYS_ONE, OneNetStaysOne } from '../business/one-net-stays-one.tsx';
import { FaultsSection } from '../faults/faults-section.tsx';
import type { Layer } from '../graphql/fragments.ts';
import { acceptLayerDocument, discardLayerDocument, layerDocument } from '../graphql/work-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { ImportReportView } from '../setup/import-report.tsx';
import { freePadding } from '../shell/padding.ts';
import { Dot, IconButton } from '../shell/parts.tsx';
import { useToasts } from '../shell/toasts.tsx';

/** One layer with the report of its file; a draft is accepted or discarded here. */
export function LayerPage(props: {
  readonly id: string;
  /** The page that lists the layers: of the set-up, or null in the data workspace. */
  readonly backTo: string | null;
  readonly onChanged: () => void;
}) {
  const { id, backTo } = props;
  const { t, name } = useWords();
  const [answer, retry] = useQuery({ query: layerDocument, variables: { id } });
  return (
    <>
      <div className="panel-head sub">
        <IconButton icon="collapse" label={t('data.back')} onClick={() => navigation.go({ page: backTo })} />
        <h3>{answer.data?.layer ? name(answer.data.layer.department) : t('data.layer')}</h3>
      </div>
      <Loaded
        answer={answer}
        find={(data) => data.layer}
        onRetry={() => retry({ requestPolicy: 'network-only' })}
      >
        {(layer) => <LayerReport layer={layer} backTo={backTo} onChanged={props.onChanged} />}
      </Loaded>
    </>
  );
}

interface LayerProps {
  readonly layer: Layer;
  readonly backTo: string | null;
  readonly onChanged: () => void;
}

function LayerReport({ layer, backTo, onChanged }: LayerProps) {
  const { t, formats } = useWords();
  const { stage } = useWorkbench();
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
        <ImportReportView report={report} withNoticed={false} />
        <FaultsSection layerId={layer.id} />
      </div>
      {layer.status === 'DRAFT' && <Decision layer={layer} backTo={backTo} onChanged={onChanged} />}
    </>
  );
}

function Decision({ layer, backTo, onChanged }: LayerProps) {
  const { t, name } = useWords();
  const { refresh, departments } = useWorkbench();
  const toasts = useToasts();
  const mayAccept = useMay('acceptLayer');
  const mayDiscard = useMay('discardLayer');
  const [, accept] = useMutation(acceptLayerDocument);
  const [, discard] = useMutation(discardLayerDocument);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [oneNet, setOneNet] = useState<string | null>(null);
  const mayPlan = useMay('forkPlan');
  const replaces = departments.find(({ id }) => id === layer.department.id)?.acceptedLayer !== null;

  const run = async (action: 'accept' | 'discard', newRound = false) => {
    setBusy(true);
    setOneNet(null);
    const { data, error } =
      action === 'accept'
        ? await accept({ id: layer.id, newRound }).then((result) => ({
            data: result.data?.acceptLayer,
            error: result.error,
          }))
        : await discard({ id: layer.id }).then((result) => ({
            data: result.data?.discardLayer,
            error: result.error,
          }));
    setBusy(false);
    if (data?.__typename === 'Refusal' && data.code === ONE_NET_STAYS_ONE) {
      setOneNet(data.message);
      return;
    }
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
      page: backTo,
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
      {oneNet !== null && (
        <OneNetStaysOne
          message={oneNet}
          {...(mayPlan ? { onNewRound: () => void run('accept', true) } : {})}
        />
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

import { useQuery } from 'urql';
import { navigation } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { layersDocument } from '../graphql/work-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';
import { Empty, Section } from '../shell/parts.tsx';
import { LayerList } from '../workspaces/layer-list.tsx';
import { LayerPage } from '../workspaces/layer-page.tsx';
import { UploadForm } from '../workspaces/upload-form.tsx';
import { StepFoot } from './step-foot.tsx';
import { pageOf } from './steps.ts';

const LAYERS = pageOf('LAYERS');

/** One layer a department: brought, looked at, accepted. */
export function LayersStep({ layerId }: { readonly layerId: string | null }) {
  const { t } = useWords();
  const { departments, loading } = useWorkbench();
  const [answer, refresh] = useQuery({
    query: layersDocument,
    variables: { status: null },
    requestPolicy: 'cache-and-network',
  });
  const again = () => refresh({ requestPolicy: 'network-only' });
  if (layerId !== null) return <LayerPage id={layerId} backTo={LAYERS} onChanged={again} />;
  if (departments.length === 0 && !loading) {
    return (
      <div className="panel-body">
        <Empty title={t('setupLayers.noDepartments')} next={t('setupLayers.noDepartmentsNext')}>
          <button
            type="button"
            className="button primary"
            onClick={() => navigation.go({ page: pageOf('DEPARTMENTS') })}
          >
            {t('setupLayers.toDepartments')}
          </button>
        </Empty>
      </div>
    );
  }
  const open = (id: string) => navigation.go({ page: `${LAYERS}:${id}` });
  return (
    <>
      <div className="panel-body" data-testid="step-layers">
        <p className="step-why">{t('setupLayers.note')}</p>
        <Section title={t('setupLayers.bring')}>
          <UploadForm
            onPrepared={(id) => {
              again();
              open(id);
            }}
          />
        </Section>
        <Loaded answer={answer} find={(data) => data.layers.nodes} onRetry={again}>
          {(layers) => <LayerList layers={layers} onOpen={open} />}
        </Loaded>
      </div>
      <StepFoot kind="LAYERS" />
    </>
  );
}

import { useQuery } from 'urql';
import { navigation, useUrl } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { layersDocument } from '../graphql/work-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';
import { Section } from '../shell/parts.tsx';
import { LayerList } from './layer-list.tsx';
import { LayerPage } from './layer-page.tsx';
import { UploadForm } from './upload-form.tsx';

/** The departments' layers: what was accepted, what waits, and a way to bring another. */
export default function DataWorkspace() {
  const { t } = useWords();
  const page = useUrl('page');
  const mayUpload = useMay('prepareLayer');
  const layerId = page?.startsWith('layer:') ? page.slice('layer:'.length) : null;
  const [answer, refresh] = useQuery({
    query: layersDocument,
    variables: { status: null },
    requestPolicy: 'cache-and-network',
  });
  const again = () => refresh({ requestPolicy: 'network-only' });
  if (layerId !== null) return <LayerPage id={layerId} backTo={null} onChanged={again} />;
  return (
    <div className="panel-body">
      {mayUpload && (
        <Section title={t('data.bring')}>
          <UploadForm
            onPrepared={(id) => {
              again();
              navigation.go({ page: `layer:${id}` });
            }}
          />
        </Section>
      )}
      <Loaded answer={answer} find={(data) => data.layers.nodes} onRetry={again}>
        {(layers) => <LayerList layers={layers} onOpen={(id) => navigation.go({ page: `layer:${id}` })} />}
      </Loaded>
    </div>
  );
}

import { useQuery } from 'urql';
import { navigation, useUrl } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import type { Layer } from '../graphql/fragments.ts';
import type { DepartmentRow } from '../graphql/map-documents.ts';
import { layersDocument } from '../graphql/work-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { Dot, Section } from '../shell/parts.tsx';
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
  if (layerId !== null) return <LayerPage id={layerId} onChanged={again} />;
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
        {(layers) => <Layers layers={layers} />}
      </Loaded>
    </div>
  );
}

function Layers({ layers }: { readonly layers: readonly Layer[] }) {
  const { t } = useWords();
  const { departments } = useWorkbench();
  const drafts = layers.filter((layer) => layer.status === 'DRAFT');
  return (
    <>
      {drafts.length > 0 && (
        <Section title={t('data.drafts')} aside={t('data.draftsNote')}>
          <ul className="rows">
            {drafts.map((layer) => (
              <li key={layer.id}>
                <LayerRow department={layer.department} layer={layer} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('overview.departments')} aside={t('data.acceptedNote')}>
        <ul className="rows">
          {departments.map((department) => (
            <li key={department.id}>
              <LayerRow
                department={department}
                layer={layers.find(({ id }) => id === department.acceptedLayer?.id) ?? null}
              />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function LayerRow(props: {
  readonly department: Pick<DepartmentRow, 'name' | 'nameEn' | 'hue'>;
  readonly layer: Layer | null;
}) {
  const { t, formats, name } = useWords();
  const { department, layer } = props;
  return (
    <button
      type="button"
      className="row"
      disabled={layer === null}
      onClick={() => layer !== null && navigation.go({ page: `layer:${layer.id}` })}
    >
      <Dot colour={departmentColour(department.hue)} />
      <span className="grow">
        <span>{name(department)}</span>
        <span className="muted">
          {layer === null ? t('layers.none') : `${formats.date(layer.receivedAt)} · ${layer.fileName}`}
        </span>
      </span>
      {layer !== null && (
        <span className="muted">{t('layers.grids', { number: formats.number(layer.gridCount) })}</span>
      )}
    </button>
  );
}

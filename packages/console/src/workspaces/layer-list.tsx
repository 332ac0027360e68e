import { useWorkbench } from '../app/workbench.tsx';
import type { Layer } from '../graphql/fragments.ts';
import type { DepartmentRow } from '../graphql/map-documents.ts';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { Dot, Section } from '../shell/parts.tsx';

/** Layers that wait for a decision, and every department with the one that was accepted. */
export function LayerList(props: {
  readonly layers: readonly Layer[];
  readonly onOpen: (layerId: string) => void;
}) {
  const { t } = useWords();
  const { departments } = useWorkbench();
  const drafts = props.layers.filter((layer) => layer.status === 'DRAFT');
  return (
    <>
      {drafts.length > 0 && (
        <Section title={t('data.drafts')} aside={t('data.draftsNote')}>
          <ul className="rows">
            {drafts.map((layer) => (
              <li key={layer.id}>
                <LayerRow department={layer.department} layer={layer} onOpen={props.onOpen} />
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
                layer={props.layers.find(({ id }) => id === department.acceptedLayer?.id) ?? null}
                onOpen={props.onOpen}
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
  readonly onOpen: (layerId: string) => void;
}) {
  const { t, formats, name } = useWords();
  const { department, layer } = props;
  return (
    <button
      type="button"
      className="row"
      disabled={layer === null}
      onClick={() => layer !== null && props.onOpen(layer.id)}
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

import { navigation, useUrl } from '../app/navigation.ts';
import { LAYER_KEYS, type LayerKey } from '../app/url-state.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';
import { Dot, IconButton } from '../shell/parts.tsx';
import { departmentColour } from './palette.ts';

const GROUPS: readonly { readonly key: 'result' | 'town' | 'work'; readonly layers: readonly LayerKey[] }[] =
  [
    { key: 'result', layers: ['unified', 'arcs', 'lost', 'atoms', 'codes'] },
    { key: 'town', layers: ['borders', 'compounds', 'buildings', 'branches'] },
    { key: 'work', layers: ['appeals', 'heat', 'density'] },
  ];

/** What the map shows, layer by layer. */
export function LayersPanel({ onClose }: { readonly onClose: () => void }) {
  const { t, formats, name } = useWords();
  const { departments, plan } = useWorkbench();
  const layers = useUrl('layers');
  const shown = useUrl('departments');
  const toggle = (key: LayerKey) =>
    navigation.go({ layers: LAYER_KEYS.filter((other) => (other === key) !== layers.includes(other)) });
  const toggleDepartment = (id: string) =>
    navigation.go({
      departments: shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id],
    });
  return (
    <section className="layers floating" aria-label={t('layers.title')}>
      <div className="panel-head">
        <h2>{t('layers.title')}</h2>
        <IconButton icon="close" label={t('state.close')} onClick={onClose} />
      </div>
      <div className="layers-body">
        {GROUPS.filter(({ key }) => key !== 'result' || plan !== null).map((group) => (
          <fieldset key={group.key}>
            <legend>{t(`layers.${group.key}`)}</legend>
            {group.layers
              .filter((key) => plan !== null || (key !== 'heat' && key !== 'density'))
              .map((key) => (
                <label key={key} className="check">
                  <input type="checkbox" checked={layers.includes(key)} onChange={() => toggle(key)} />
                  <span className="grow">{t(`layer.${key}`)}</span>
                </label>
              ))}
          </fieldset>
        ))}
        <fieldset>
          <legend>{t('layers.departments')}</legend>
          {departments.map((department) => (
            <label key={department.id} className="check">
              <input
                type="checkbox"
                checked={shown.includes(department.id)}
                disabled={department.acceptedLayer === null}
                onChange={() => toggleDepartment(department.id)}
              />
              <Dot colour={departmentColour(department.hue)} />
              <span className="grow">{name(department)}</span>
              <span className="muted">
                {department.acceptedLayer === null
                  ? t('layers.none')
                  : t('layers.grids', {
                      count: department.acceptedLayer.gridCount,
                      number: formats.number(department.acceptedLayer.gridCount),
                    })}
              </span>
            </label>
          ))}
        </fieldset>
      </div>
    </section>
  );
}

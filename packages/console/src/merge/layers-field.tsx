import { Checkbox, InputNumber } from 'antd';
import type { DepartmentRow } from '../graphql/map-documents.ts';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { Dot } from '../shell/parts.tsx';
import type { MergeChoice } from './merge-choice.ts';

/** The departments that take part, each with its weight. */
export function LayersField(props: {
  readonly departments: readonly DepartmentRow[];
  readonly choice: Pick<MergeChoice, 'without' | 'weights'>;
  readonly onChange: (change: Partial<Pick<MergeChoice, 'without' | 'weights'>>) => void;
}) {
  const { t, formats, name } = useWords();
  const { without, weights } = props.choice;
  return (
    <fieldset className="plain">
      <legend>{t('merge.layers')}</legend>
      {props.departments.map((department) => {
        const { id } = department;
        const on = !without.includes(id);
        return (
          <div key={id} className="row">
            <Checkbox
              checked={on}
              onChange={() =>
                props.onChange({ without: on ? [...without, id] : without.filter((other) => other !== id) })
              }
            >
              <Dot colour={departmentColour(department.hue)} /> {name(department)}
            </Checkbox>
            <span className="grow muted">
              {t('layers.grids', { number: formats.number(department.acceptedLayer?.gridCount ?? 0) })}
            </span>
            <InputNumber
              size="small"
              style={{ width: 76 }}
              aria-label={t('merge.weightOf', { name: name(department) })}
              min={0.1}
              max={10}
              step={0.1}
              disabled={!on}
              value={weights[id] ?? department.weight}
              onChange={(weight) =>
                props.onChange({ weights: { ...weights, [id]: weight ?? department.weight } })
              }
            />
          </div>
        );
      })}
      <p className="muted">{t('merge.weightNote')}</p>
    </fieldset>
  );
}

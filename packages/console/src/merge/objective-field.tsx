import { Slider } from 'antd';
import { useState } from 'react';
import { useWords } from '../messages/use-words.ts';
import {
  namedObjective,
  OBJECTIVE_NAMES,
  OBJECTIVE_PARTS,
  type Objective,
  type ObjectiveName,
  objectiveName,
  sharesOf,
} from './objective.ts';

/** What a plan is to be good for: one of three names, or one's own mix by three sliders. */
export function ObjectiveField(props: {
  readonly value: Objective;
  readonly onChange: (value: Objective) => void;
  /** Tells fields of two forms on one page apart. */
  readonly name: string;
}) {
  const { t } = useWords();
  const [own, setOwn] = useState(objectiveName(props.value) === null);
  const chosen = own ? 'own' : objectiveName(props.value);
  const option = (key: ObjectiveName | 'own', choose: () => void) => (
    <label key={key} className="choice">
      <input type="radio" name={props.name} checked={chosen === key} onChange={choose} />
      <span className="grow">
        <span>{t(`objective.${key}`)}</span>
        <span className="muted">{t(`objectiveNote.${key}`)}</span>
      </span>
    </label>
  );
  return (
    <fieldset className="plain">
      <legend>{t('objective.title')}</legend>
      {OBJECTIVE_NAMES.map((name) =>
        option(name, () => {
          setOwn(false);
          props.onChange(namedObjective(name));
        }),
      )}
      {option('own', () => setOwn(true))}
      {chosen === 'own' && <Sliders value={props.value} onChange={props.onChange} />}
    </fieldset>
  );
}

function Sliders(props: { readonly value: Objective; readonly onChange: (value: Objective) => void }) {
  const { t, formats } = useWords();
  const shares = sharesOf(props.value);
  return (
    <div className="objective-mix">
      {OBJECTIVE_PARTS.map((part) => (
        <div key={part}>
          <span>{t(`objectivePart.${part}`)}</span>
          <Slider
            min={0}
            max={1}
            step={0.05}
            value={props.value[part]}
            tooltip={{ formatter: null }}
            ariaLabelForHandle={t(`objectivePart.${part}`)}
            onChange={(value: number) => props.onChange({ ...props.value, [part]: value })}
          />
          <span className="number">{shares === null ? '–' : formats.percent(shares[part])}</span>
        </div>
      ))}
      {shares === null && (
        <p className="note warn" role="alert">
          {t('objective.nothing')}
        </p>
      )}
    </div>
  );
}

import './select.css';
import type { ReactNode } from 'react';
import { useWords } from '../../messages/use-words.ts';

/** What a tool offers beside its gesture, so that everything can be done without pointing at the map. */
export function ChoicePanel(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className="choice-panel floating" aria-label={props.label} data-testid="choice-panel">
      <div className="choice-body">{props.children}</div>
    </section>
  );
}

/** One of a few; the pressed one is in force. */
export function Segments<Value extends string>(props: {
  readonly label: string;
  readonly values: readonly (readonly [Value, string])[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <div className="choice-segments">
      <p className="legend-title">{props.label}</p>
      <fieldset className="segmented" aria-label={props.label}>
        {props.values.map(([value, name]) => (
          <button
            key={value}
            type="button"
            aria-pressed={value === props.value}
            onClick={() => props.onChange(value)}
          >
            {name}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

/** Something that can be done, with what it would do while it is pointed at or focused. */
export interface Choice {
  readonly key: string;
  readonly name: string;
  readonly detail?: string;
  readonly pressed?: boolean;
  readonly onTake: () => void;
  readonly onPoint?: () => void;
}

/** Choices one under the other. */
export function ChoiceList(props: {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly onLeave?: () => void;
  readonly empty?: string;
}) {
  return (
    <>
      <p className="legend-title">{props.title}</p>
      {props.choices.length === 0 && props.empty !== undefined && <p className="muted">{props.empty}</p>}
      <ul className="rows">
        {props.choices.map((choice) => (
          <li key={choice.key}>
            <button
              type="button"
              className="row"
              aria-pressed={choice.pressed}
              onClick={choice.onTake}
              onFocus={choice.onPoint}
              onMouseEnter={choice.onPoint}
              onMouseLeave={props.onLeave}
              onBlur={props.onLeave}
            >
              <span className="grow">{choice.name}</span>
              {choice.detail !== undefined && <span className="muted">{choice.detail}</span>}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Households of a grid in words. */
export function useHouseholds(): (households: number) => string {
  const { t, formats } = useWords();
  return (households) => t('select.households', { number: formats.number(households) });
}

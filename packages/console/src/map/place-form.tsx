import { useWorkbench } from '../app/workbench.tsx';
import { PickPlace } from './pick-place.tsx';

/** The first step of writing about a place: it is pressed on the map, or taken from the middle of the view. */
export function PlaceStep(props: {
  readonly help: string;
  readonly centre: string;
  readonly cancel: string;
  readonly onPlace: (at: [number, number], grid: string | null) => void;
  readonly onCancel: () => void;
}) {
  const { stage } = useWorkbench();
  const takeCentre = () => {
    if (stage !== null) props.onPlace(stage.centre(), stage.hitAtPlace(stage.centre()).grid);
  };
  return (
    <>
      <PickPlace onPlace={props.onPlace} onCancel={props.onCancel} />
      <p role="status">{props.help}</p>
      <div className="actions">
        <button type="button" className="button small" onClick={takeCentre}>
          {props.centre}
        </button>
        <button type="button" className="button small" onClick={props.onCancel}>
          {props.cancel}
        </button>
      </div>
    </>
  );
}

/** The second step: what is to be said of the place, sent or left. */
export function WordsStep(props: {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly send: string;
  readonly cancel: string;
  readonly busy: boolean;
  readonly onSend: () => void;
  readonly onCancel: () => void;
}) {
  return (
    <>
      <label>
        <span>{props.label}</span>
        <textarea
          // biome-ignore lint/a11y/noAutofocus: the place was just chosen to write about it
          autoFocus
          className="field"
          rows={3}
          maxLength={2000}
          value={props.text}
          onChange={({ target }) => props.onText(target.value)}
        />
      </label>
      <div className="actions">
        <button
          type="button"
          className="button primary small"
          disabled={props.busy || props.text.trim() === ''}
          onClick={props.onSend}
        >
          {props.send}
        </button>
        <button type="button" className="button small" onClick={props.onCancel}>
          {props.cancel}
        </button>
      </div>
    </>
  );
}

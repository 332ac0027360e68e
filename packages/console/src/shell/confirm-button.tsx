import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../messages/use-words.ts';

/**
 * A button for what cannot be taken back: pressed, it says what will happen and asks once, in its own place.
 * Escape and the other button leave everything as it is.
 */
export function ConfirmButton(props: {
  readonly label: string;
  /** The button's name where several rows have the same label. */
  readonly name?: string;
  readonly ask: ReactNode;
  readonly yes: string;
  readonly disabled?: boolean;
  readonly small?: boolean;
  readonly onConfirm: () => Promise<unknown> | unknown;
}) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const text = useId();
  const size = props.small === false ? '' : ' small';
  const confirm = async () => {
    setBusy(true);
    await props.onConfirm();
    setBusy(false);
    setAsking(false);
  };
  if (!asking) {
    return (
      <button
        type="button"
        className={`button${size}`}
        aria-label={props.name}
        disabled={props.disabled}
        onClick={() => setAsking(true)}
      >
        {props.label}
      </button>
    );
  }
  return (
    <div
      className="note warn confirm"
      role="alertdialog"
      aria-label={props.name ?? props.label}
      aria-describedby={text}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        setAsking(false);
      }}
    >
      <p id={text}>{props.ask}</p>
      <div className="actions">
        <button
          type="button"
          className={`button${size}`}
          // biome-ignore lint/a11y/noAutofocus: what was pressed is gone; the question stands in its place
          autoFocus
          disabled={busy}
          onClick={() => void confirm()}
        >
          {props.yes}
        </button>
        <button type="button" className={`button${size}`} disabled={busy} onClick={() => setAsking(false)}>
          {t('state.leave')}
        </button>
      </div>
    </div>
  );
}

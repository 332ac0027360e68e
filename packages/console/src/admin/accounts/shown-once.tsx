import { useEffect, useRef } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { CopyButton } from '../../shell/copy-button.tsx';

/** A secret that the server made and tells this once: it is on no other page and in no link. */
export function ShownOnce(props: {
  readonly title: string;
  readonly secret: string;
  readonly next: string;
  readonly done: string;
  readonly onDone: () => void;
}) {
  const { t } = useWords();
  const box = useRef<HTMLElement>(null);
  // It appears where a form was: whoever reads by ear is brought to it.
  useEffect(() => box.current?.focus(), []);
  return (
    <section className="shown-once" ref={box} tabIndex={-1} aria-label={props.title}>
      <h3>{props.title}</h3>
      <span className="secret">
        <code data-testid="shown-once">{props.secret}</code>
        <CopyButton text={props.secret} />
      </span>
      <p className="note warn">{t('once.only')}</p>
      <p className="muted">{props.next}</p>
      <div className="actions">
        <button type="button" className="button primary" onClick={props.onDone}>
          {props.done}
        </button>
      </div>
    </section>
  );
}

import { type ReactNode, useId } from 'react';
import { useWords } from '../messages/use-words.ts';
import { Icon, type IconName } from './icons.tsx';

/** A button that shows an icon and says its name to whoever cannot see it. */
export function IconButton(props: {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
}) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.pressed}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      <Icon name={props.icon} />
    </button>
  );
}

export function Section(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <h3>
        <span id={id}>{props.title}</span>
        {props.aside !== undefined && <small>{props.aside}</small>}
      </h3>
      {props.children}
    </section>
  );
}

/** Named values, one under the other. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <Pair key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function Pair({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** A few large figures, each with its unit. */
export function Stats(props: {
  readonly stats: readonly { readonly name: string; readonly value: string; readonly unit?: string }[];
}) {
  return (
    <dl className="stats">
      {props.stats.map((stat) => (
        <div key={stat.name}>
          <dt>{stat.name}</dt>
          <dd>
            {stat.value} {stat.unit !== undefined && <small>{stat.unit}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A coloured dot, the sign of a department. */
export function Dot({ colour }: { readonly colour: string }) {
  return <span className="dot" style={{ background: colour }} aria-hidden="true" />;
}

/** A share 0..1 as a bar; the figure stands beside it in text. */
export function Bar({ share, colour }: { readonly share: number; readonly colour: string }) {
  return (
    <div className="bar" aria-hidden="true">
      <i style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%`, background: colour }} />
    </div>
  );
}

/** Grey lines where text will be, while it is read. */
export function Skeletons({ lines = 6 }: { readonly lines?: number }) {
  const { t } = useWords();
  return (
    <div className="skeletons" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="skeleton" style={{ width: `${92 - ((index * 37) % 50)}%` }} />
      ))}
    </div>
  );
}

/** Nothing here yet, and what to do next. */
export function Empty(props: {
  readonly title: string;
  readonly next: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="empty">
      <h3>{props.title}</h3>
      <p>{props.next}</p>
      {props.children}
    </div>
  );
}

/** What went wrong, the next step, and words to quote. */
export function ErrorNote({ message, onRetry }: { readonly message: string; readonly onRetry?: () => void }) {
  const { t } = useWords();
  return (
    <div className="section" role="alert">
      <div className="note bad">
        <strong>{t('state.failed')}</strong>
        <p>{t('state.failedNext')}</p>
        <code>{message}</code>
      </div>
      {onRetry !== undefined && (
        <button type="button" className="button" style={{ marginTop: 8 }} onClick={onRetry}>
          {t('state.retry')}
        </button>
      )}
    </div>
  );
}

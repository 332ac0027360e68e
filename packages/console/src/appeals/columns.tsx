import { type KeyboardEvent, useId, useState } from 'react';
import { useWords } from '../messages/use-words.ts';
import { sumOf } from './protection.ts';

export interface Column {
  readonly key: string;
  /** In full, for the line above the chart. */
  readonly name: string;
  /** Below the axis; empty where there is no room. */
  readonly mark: string;
  /** Null: too few to tell. */
  readonly value: number | null;
}

/**
 * Counts as columns of equal width. One stop of the tab key: arrow keys go from column to column, Enter picks
 * one, as a click does. The line above tells the column that is pointed at, else the sum.
 */
export function Columns(props: {
  readonly label: string;
  readonly columns: readonly Column[];
  /** What is not told is fewer appeals than these. */
  readonly leastTold: number;
  readonly picked: string | null;
  readonly onPick: (key: string) => void;
}) {
  const { t, formats } = useWords();
  const id = useId();
  const [at, setAt] = useState<number | null>(null);
  const [focused, setFocused] = useState(false);
  const { columns, leastTold } = props;
  const most = Math.max(1, ...columns.map(({ value }) => value ?? 0));
  const active = at === null ? null : columns[Math.min(at, columns.length - 1)];
  const press = (event: KeyboardEvent) => {
    const last = columns.length - 1;
    const move: Readonly<Record<string, number>> = {
      ArrowRight: Math.min(last, (at ?? -1) + 1),
      ArrowLeft: Math.max(0, (at ?? last + 1) - 1),
      Home: 0,
      End: last,
    };
    if (move[event.key] !== undefined) {
      event.preventDefault();
      setAt(move[event.key]);
    } else if ((event.key === 'Enter' || event.key === ' ') && active !== null) {
      event.preventDefault();
      props.onPick(active.key);
    }
  };
  return (
    <div className="columns">
      <p className="columns-line muted">
        {active === null
          ? t('figures.sum', {
              number: formats.count(sumOf(columns.map(({ value }) => value)), leastTold),
            })
          : t('figures.at', {
              name: active.name,
              number: formats.count(active.value, leastTold),
            })}
      </p>
      <div
        className="columns-bars"
        role="listbox"
        aria-label={props.label}
        aria-orientation="horizontal"
        aria-activedescendant={focused && at !== null ? `${id}-${at}` : undefined}
        tabIndex={0}
        onKeyDown={press}
        onFocus={() => {
          setFocused(true);
          setAt((value) => value ?? 0);
        }}
        onBlur={() => {
          setFocused(false);
          setAt(null);
        }}
        onPointerLeave={() => !focused && setAt(null)}
      >
        {columns.map((column, index) => (
          // Keys are handled by the list, which holds the focus.
          <div
            key={column.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={column.key === props.picked}
            aria-label={t('figures.at', {
              name: column.name,
              number: formats.count(column.value, leastTold),
            })}
            className={index === at ? 'active' : undefined}
            onPointerEnter={() => setAt(index)}
            onClick={() => props.onPick(column.key)}
            onKeyDown={press}
          >
            <i style={{ height: `${((column.value ?? 0) / most) * 100}%` }} />
          </div>
        ))}
      </div>
      <div className="columns-marks" aria-hidden="true">
        {columns.map(({ key, mark }) => (
          <span key={key}>{mark}</span>
        ))}
      </div>
    </div>
  );
}

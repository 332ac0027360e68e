import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '../messages/use-words.ts';
import { IconButton } from '../shell/parts.tsx';
import { moved } from './repairs.ts';

/** Grids in the order in which they are asked to receive land: dragged, or moved by the arrow keys. */
export function PriorityList(props: {
  readonly order: readonly string[];
  /** Grids that could be added. */
  readonly others: readonly string[];
  readonly onChange: (order: readonly string[]) => void;
}) {
  const { t } = useWords();
  const { order, others } = props;
  const [dragged, setDragged] = useState<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  // After a move by keyboard the focus stays on what was moved.
  const follow = useRef<string | null>(null);
  useEffect(() => {
    if (follow.current === null) return;
    const at = order.indexOf(follow.current);
    follow.current = null;
    list.current?.querySelectorAll<HTMLElement>('.priority-handle')[at]?.focus();
  }, [order]);
  const press = (event: KeyboardEvent, index: number) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const next = moved(order, index, index + by);
    if (next === order) return;
    follow.current = order[index];
    props.onChange(next);
  };
  return (
    <div className="priority">
      <p className="muted" id="priority-how">
        {t('faults.priorityHow')}
      </p>
      <ol ref={list}>
        {order.map((grid, index) => (
          <li
            key={grid}
            draggable
            data-dragged={dragged === index || undefined}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              event.dataTransfer.setData('text/plain', grid);
              setDragged(index);
            }}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => {
              if (dragged !== null) event.preventDefault();
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null) props.onChange(moved(order, dragged, index));
              setDragged(null);
            }}
          >
            <button
              type="button"
              className="priority-handle"
              aria-describedby="priority-how"
              aria-label={t('faults.priorityOf', { grid, place: index + 1 })}
              onKeyDown={(event) => press(event, index)}
            >
              <span aria-hidden="true">⠿</span> {grid}
            </button>
            <IconButton
              icon="close"
              label={t('faults.priorityRemove', { grid })}
              disabled={order.length === 1}
              onClick={() => props.onChange(order.filter((other) => other !== grid))}
            />
          </li>
        ))}
      </ol>
      {others.length > 0 && (
        <select
          className="field small"
          aria-label={t('faults.priorityAdd')}
          value=""
          onChange={(event) => props.onChange([...order, event.target.value])}
        >
          <option value="">{t('faults.priorityAdd')}</option>
          {others.map((grid) => (
            <option key={grid} value={grid}>
              {grid}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

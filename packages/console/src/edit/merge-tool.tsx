import { useEffect, useMemo, useRef } from 'react';
import { useUrl } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';
import { useEdit } from './edit-state.tsx';
import { ToolHelp } from './tool-help.tsx';

/** Merge two grids: press one, then its neighbour. The list beside does the same from the keyboard. */
export function MergeTool() {
  const { t, formats } = useWords();
  const { stage, grids } = useWorkbench();
  const edit = useEdit();
  const selection = useUrl('selection');
  const latest = useRef({ edit, grids });
  latest.current = { edit, grids };

  // What was selected when the tool was taken up is the first of the two.
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    if (selection?.kind === 'grid') latest.current.edit.pick([selection.id]);
  }, [selection]);

  useEffect(() => {
    if (stage === null) return;
    stage.hold({
      cursor: 'pointer',
      click: (_at, hit) => {
        const { edit: current } = latest.current;
        if (hit.grid === null || current.busy) return;
        choose(current, hit.grid);
      },
      move: () => undefined,
      finish: () => undefined,
    });
    return () => stage.hold(null);
  }, [stage]);

  const first = edit.picked[0];
  const neighbours = useMemo(() => {
    const grid = grids.find(({ code }) => code === first);
    return grid === undefined ? [] : grids.filter(({ code }) => grid.neighbours.includes(code));
  }, [grids, first]);
  const help = first === undefined ? t('edit.mergeFirst') : t('edit.mergeSecond', { code: first.slice(-3) });
  return (
    <>
      <section className="pick-list floating" aria-label={t('edit.mergeList')}>
        <p className="legend-title">
          {first === undefined ? t('edit.mergeListFirst') : t('edit.mergeListSecond')}
        </p>
        <ul className="rows">
          {(first === undefined ? grids : neighbours).map((grid) => (
            <li key={grid.code}>
              <button
                type="button"
                className="row"
                disabled={edit.busy}
                onClick={() => choose(edit, grid.code)}
              >
                <span className="grow">{grid.code}</span>
                <span className="muted">
                  {t('grid.householdsOf', { number: formats.number(grid.households) })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <ToolHelp help={help} />
    </>
  );
}

function choose(edit: ReturnType<typeof useEdit>, code: string): void {
  const [first] = edit.picked;
  if (first === undefined) edit.pick([code]);
  else if (first === code) edit.pick([]);
  else void edit.merge([first, code]);
}

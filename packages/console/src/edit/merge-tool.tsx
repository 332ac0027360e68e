import { useEffect, useMemo, useRef } from 'react';
import { useUrl } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import type { GridRow } from '../graphql/map-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { useEdit } from './edit-state.tsx';
import { mergeGrids } from './operations.ts';
import { ToolHelp } from './tool-help.tsx';

/** Merge two grids: press one, then its neighbour. The list beside does the same from the keyboard. */
export default function MergeTool() {
  const { t, formats } = useWords();
  const { stage, grids } = useWorkbench();
  const edit = useEdit();
  const selection = useUrl('selection');
  const said = (codes: string) => t('edit.mergeDone', { codes });
  const latest = useRef({ edit, grids, said });
  latest.current = { edit, grids, said };

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
        if (hit.grid === null) return;
        choose(current, latest.current.grids, hit.grid, latest.current.said);
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
              <button type="button" className="row" onClick={() => choose(edit, grids, grid.code, said)}>
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

/** The first press picks, the second merges; a second press on the first one takes it back. */
function choose(
  edit: ReturnType<typeof useEdit>,
  grids: readonly GridRow[],
  code: string,
  said: (codes: string) => string,
): void {
  const [first] = edit.picked;
  if (first === undefined) edit.pick([code]);
  else if (first === code) edit.pick([]);
  else {
    const pair = grids.filter((grid) => [first, code].includes(grid.code));
    if (edit.perform(mergeGrids(pair), said) !== null) edit.pick([]);
  }
}

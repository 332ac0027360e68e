import { useWords } from '../../messages/use-words.ts';
import { Crosshair } from '../crosshair.tsx';
import { useEdit } from '../edit-state.tsx';
import { mergeGrids } from '../operations.ts';
import { ToolHelp } from '../tool-help.tsx';
import { useHold } from '../use-hold.ts';
import { ChoicePanel } from './choice-panel.tsx';
import { GridChoices } from './grid-choices.tsx';
import { useFirstGrid } from './use-first-grid.ts';
import { householdsOf, usePlaces } from './use-places.ts';
import { useTrial } from './use-trial.ts';

/** Merge two neighbours: press one, point at the other to see the result, press it. */
export default function MergeTool() {
  const { t } = useWords();
  const edit = useEdit();
  const { places } = usePlaces();
  const trial = useTrial();
  const [first, pick] = useFirstGrid();
  const neighbours = first === null ? [] : places.neighboursOf(first);

  const operation = (one: string, other: string) =>
    mergeGrids([one, other].map((code) => ({ code, households: householdsOf(places, code) })));
  const point = (code: string | null, pixel: readonly [number, number] | null) => {
    if (first === null || code === null || code === first) trial.clear();
    else trial.show(operation(first, code), pixel);
  };
  const take = (code: string) => {
    if (first === null) pick(code);
    else if (code === first) pick(null);
    else {
      const op = operation(first, code);
      trial.clear();
      const codes = [first, code].map((each) => each.slice(-3)).join(t('edit.and'));
      const into = op.intoCode.slice(-3);
      if (edit.perform(op, () => t('mergeTool.done', { codes, into })) !== null) pick(null);
      return;
    }
    trial.clear();
  };
  const crosshair = useHold({
    cursor: 'pointer',
    click: (at) => {
      const code = places.gridAt(at);
      if (code !== null) take(code);
    },
    move: (at, pixel) => point(places.gridAt(at), pixel),
    finish: () => undefined,
    giveUp: () => {
      trial.clear();
      if (first === null) return false;
      pick(null);
      return true;
    },
  });
  return (
    <>
      {crosshair && <Crosshair />}
      <ChoicePanel label={t('tool.merge')}>
        {first === null ? (
          <GridChoices title={t('mergeTool.listFirst')} onTake={take} />
        ) : (
          <GridChoices
            title={t('mergeTool.list')}
            codes={neighbours}
            empty={t('select.noTarget')}
            onTake={take}
            onPoint={(code) => point(code, null)}
            onLeave={trial.clear}
          />
        )}
      </ChoicePanel>
      <ToolHelp
        help={first === null ? t('mergeTool.first') : t('mergeTool.second', { code: first.slice(-3) })}
      />
    </>
  );
}

import type { EditOp } from '@onegrid/planning';
import { useWords } from '../../messages/use-words.ts';
import { Crosshair } from '../crosshair.tsx';
import { useEdit } from '../edit-state.tsx';
import { ToolHelp } from '../tool-help.tsx';
import { useHold } from '../use-hold.ts';
import { ChoiceList, ChoicePanel, useHouseholds } from './choice-panel.tsx';
import { GridChoices } from './grid-choices.tsx';
import { useFirstGrid } from './use-first-grid.ts';
import { householdsOf, usePlaces } from './use-places.ts';
import { useTrial } from './use-trial.ts';

/** End a grid: press it, then say who takes its land. */
export default function RetireTool() {
  const { t } = useWords();
  const edit = useEdit();
  const { places } = usePlaces();
  const trial = useTrial();
  const households = useHouseholds();
  const [first, pick] = useFirstGrid();

  const operation = (code: string, into: string | null): EditOp => ({ kind: 'retire-grid', code, into });
  const point = (into: string | null, pixel: readonly [number, number] | null) => {
    if (first !== null) trial.show(operation(first, into), pixel);
  };
  const take = (into: string | null) => {
    if (first === null) return;
    trial.clear();
    const said = t('retire.done', { code: first.slice(-3) });
    if (edit.perform(operation(first, into), () => said) !== null) pick(null);
  };
  const crosshair = useHold({
    cursor: 'pointer',
    click: (at) => {
      const code = places.gridAt(at);
      if (code === null) return;
      if (first === null) pick(code);
      else if (code === first) pick(null);
      else take(code);
    },
    move: (at, pixel) => {
      const code = places.gridAt(at);
      if (first === null || code === null || code === first) trial.clear();
      else point(code, pixel);
    },
    finish: () => take(null),
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
      <ChoicePanel label={t('tool.retire')}>
        {first === null ? (
          <GridChoices title={t('retire.help')} onTake={pick} />
        ) : (
          <ChoiceList
            title={t('retire.into', { code: first.slice(-3) })}
            onLeave={trial.clear}
            choices={[
              {
                key: '',
                name: t('retire.byBorder'),
                onTake: () => take(null),
                onPoint: () => point(null, null),
              },
              ...places.neighboursOf(first).map((code) => ({
                key: code,
                name: code,
                detail: households(householdsOf(places, code)),
                onTake: () => take(code),
                onPoint: () => point(code, null),
              })),
            ]}
          />
        )}
      </ChoicePanel>
      <ToolHelp help={first === null ? t('retire.help') : t('retire.into', { code: first.slice(-3) })} />
    </>
  );
}

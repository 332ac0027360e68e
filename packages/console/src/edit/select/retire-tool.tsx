import type { EditOp } from '@onegrid/planning';
import { useWords } from '../../messages/use-words.ts';
import { Crosshair } from '../crosshair.tsx';
import { useEdit } from '../edit-state.tsx';
import { ToolHelp } from '../tool-help.tsx';
import { ChoiceList, ChoicePanel, useHouseholds } from './choice-panel.tsx';
import { GridChoices } from './grid-choices.tsx';
import { usePair } from './use-pair.ts';
import { householdsOf, usePlaces } from './use-places.ts';

const retiring = (code: string, into: string | null): EditOp => ({ kind: 'retire-grid', code, into });

/** End a grid: press it, then say who takes its land. */
export default function RetireTool() {
  const { t } = useWords();
  const edit = useEdit();
  const { places } = usePlaces();
  const households = useHouseholds();
  const retire = (code: string, into: string | null) => {
    const said = t('retire.done', { code: code.slice(-3) });
    if (edit.perform(retiring(code, into), () => said) !== null) drop();
  };
  const { first, trial, point, press, drop, crosshair } = usePair({
    operation: retiring,
    take: retire,
    finish: (code) => {
      trial.clear();
      if (code !== null) retire(code, null);
    },
  });
  return (
    <>
      {crosshair && <Crosshair />}
      <ChoicePanel label={t('tool.retire')}>
        {first === null ? (
          <GridChoices title={t('retire.help')} onTake={press} />
        ) : (
          <ChoiceList
            title={t('retire.into', { code: first.slice(-3) })}
            onLeave={trial.clear}
            choices={[
              {
                key: '',
                name: t('retire.byBorder'),
                onTake: () => {
                  trial.clear();
                  retire(first, null);
                },
                onPoint: () => trial.show(retiring(first, null), null),
              },
              ...places.neighboursOf(first).map((code) => ({
                key: code,
                name: code,
                detail: households(householdsOf(places, code)),
                onTake: () => press(code),
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

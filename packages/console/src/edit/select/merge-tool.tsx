import { useWords } from '../../messages/use-words.ts';
import { Crosshair } from '../crosshair.tsx';
import { useEdit } from '../edit-state.tsx';
import { mergeGrids } from '../operations.ts';
import { ToolHelp } from '../tool-help.tsx';
import { ChoicePanel } from './choice-panel.tsx';
import { GridChoices } from './grid-choices.tsx';
import { usePair } from './use-pair.ts';
import { householdsOf, usePlaces } from './use-places.ts';

/** Merge two neighbours: press one, point at the other to see the result, press it. */
export default function MergeTool() {
  const { t } = useWords();
  const edit = useEdit();
  const { places } = usePlaces();
  const merging = (one: string, other: string) =>
    mergeGrids([one, other].map((code) => ({ code, households: householdsOf(places, code) })));
  const { first, trial, point, press, drop, crosshair } = usePair({
    operation: merging,
    take: (one, other) => {
      const op = merging(one, other);
      const codes = [one, other].map((each) => each.slice(-3)).join(t('edit.and'));
      const into = op.intoCode.slice(-3);
      if (edit.perform(op, () => t('mergeTool.done', { codes, into })) !== null) drop();
    },
    finish: () => undefined,
  });
  const neighbours = first === null ? [] : places.neighboursOf(first);
  return (
    <>
      {crosshair && <Crosshair />}
      <ChoicePanel label={t('tool.merge')}>
        {first === null ? (
          <GridChoices title={t('mergeTool.listFirst')} onTake={press} />
        ) : (
          <GridChoices
            title={t('mergeTool.list')}
            codes={neighbours}
            empty={t('select.noTarget')}
            onTake={press}
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

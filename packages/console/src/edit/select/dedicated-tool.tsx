import { DEDICATED_KINDS, type DedicatedKind, markOf } from '@onegrid/planning';
import { useWords } from '../../messages/use-words.ts';
import { Crosshair } from '../crosshair.tsx';
import { useEdit } from '../edit-state.tsx';
import { ToolHelp } from '../tool-help.tsx';
import { useHold } from '../use-hold.ts';
import { ChoiceList, ChoicePanel } from './choice-panel.tsx';
import { GridChoices } from './grid-choices.tsx';
import { useFirstGrid } from './use-first-grid.ts';
import { usePlaces } from './use-places.ts';

/** Mark a grid as dedicated (专属): press it, then say what it is. */
export default function DedicatedTool() {
  const { t } = useWords();
  const edit = useEdit();
  const { places } = usePlaces();
  const [first, pick] = useFirstGrid();
  const now = first === null ? null : markOf(places.plan.marks, 'dedicated', first);

  const take = (kind: DedicatedKind | null) => {
    if (first === null) return;
    const code = first.slice(-3);
    const said =
      kind === null
        ? t('dedicated.unmarked', { code })
        : t('dedicated.marked', { code, kind: t(`dedicated.kind.${kind}`) });
    const op = { kind: 'mark-grid', mark: 'dedicated', code: first, value: kind } as const;
    if (edit.perform(op, () => said) !== null) pick(null);
  };
  const crosshair = useHold({
    cursor: 'pointer',
    click: (at) => {
      const code = places.gridAt(at);
      if (code !== null) pick(code === first ? null : code);
    },
    move: () => undefined,
    finish: () => undefined,
    giveUp: () => {
      if (first === null) return false;
      pick(null);
      return true;
    },
  });
  const kinds = DEDICATED_KINDS.map((kind) => ({
    key: kind,
    name: t(`dedicated.kind.${kind}`),
    pressed: now === kind,
    onTake: () => take(kind),
  }));
  return (
    <>
      {crosshair && <Crosshair />}
      <ChoicePanel label={t('tool.dedicated')}>
        {first === null ? (
          <GridChoices title={t('dedicated.help')} onTake={pick} />
        ) : (
          <ChoiceList
            title={t('dedicated.kindOf', { code: first.slice(-3) })}
            choices={[
              { key: '', name: t('dedicated.not'), pressed: now === null, onTake: () => take(null) },
              ...kinds,
            ]}
          />
        )}
      </ChoicePanel>
      <ToolHelp
        help={first === null ? t('dedicated.help') : t('dedicated.kindOf', { code: first.slice(-3) })}
      />
    </>
  );
}

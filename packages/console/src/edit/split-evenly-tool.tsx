import { nextCodes, type SplitEvenlyOp } from '@onegrid/planning';
import { useEffect, useState } from 'react';
import { useWords } from '../messages/use-words.ts';
import { useWork } from '../work/work-session.tsx';
import { Crosshair } from './crosshair.tsx';
import { useEdit } from './edit-state.tsx';
import { ChoicePanel } from './select/choice-panel.tsx';
import { GridChoices } from './select/grid-choices.tsx';
import { useFirstGrid } from './select/use-first-grid.ts';
import { usePlaces } from './select/use-places.ts';
import { useTrial } from './select/use-trial.ts';
import { ToolHelp } from './tool-help.tsx';
import { useHold } from './use-hold.ts';

const FEWEST = 2;
const MOST = 9;

/** Split a grid into parts of about as many households: press it, say how many, see them, and take it. */
export default function SplitEvenlyTool() {
  const { t } = useWords();
  const edit = useEdit();
  const { plan } = useWork();
  const { places } = usePlaces();
  const [code, pick] = useFirstGrid();
  const [parts, setParts] = useState(FEWEST);
  const { show, clear } = useTrial();

  const operation = (): SplitEvenlyOp | null =>
    plan === null || code === null
      ? null
      : { kind: 'split-evenly', code, newCodes: nextCodes(plan, code, parts - 1) };
  // What would be is in sight as soon as there is a grid.
  useEffect(() => {
    if (plan === null || code === null) clear();
    else show({ kind: 'split-evenly', code, newCodes: nextCodes(plan, code, parts - 1) }, null);
  }, [plan, code, parts, show, clear]);

  const choose = (count: number) => {
    edit.refuse(null);
    setParts(Math.max(FEWEST, Math.min(MOST, count)));
  };
  const apply = () => {
    const op = operation();
    if (op === null) return;
    if (edit.perform(op, (codes) => t('draw.evenDone', { codes })) !== null) pick(null);
  };
  const crosshair = useHold({
    cursor: 'pointer',
    click: (at) => {
      const found = places.gridAt(at);
      if (found !== null) pick(found === code ? null : found);
    },
    move: () => undefined,
    finish: apply,
    key: ({ key }) => {
      const count = Number(key);
      if (!Number.isInteger(count) || count < FEWEST || count > MOST) return false;
      choose(count);
      return true;
    },
    giveUp: () => {
      if (code === null) return false;
      pick(null);
      return true;
    },
  });
  return (
    <>
      {crosshair && <Crosshair />}
      {code === null && (
        <ChoicePanel label={t('tool.split-evenly')}>
          <GridChoices title={t('draw.evenPick')} onTake={pick} />
        </ChoicePanel>
      )}
      <ToolHelp
        help={
          code === null ? t('draw.evenPick') : t('draw.evenHelp', { code: code.slice(-3), number: parts })
        }
      >
        {code !== null && (
          <>
            <fieldset className="tool-stepper" aria-label={t('draw.evenParts')}>
              <button
                type="button"
                aria-label={t('draw.evenFewer')}
                disabled={parts === FEWEST}
                onClick={() => choose(parts - 1)}
              >
                −
              </button>
              <output>{parts}</output>
              <button
                type="button"
                aria-label={t('draw.evenMore')}
                disabled={parts === MOST}
                onClick={() => choose(parts + 1)}
              >
                +
              </button>
            </fieldset>
            <button type="button" onClick={apply}>
              {t('draw.evenApply')} <span aria-hidden="true">↵</span>
            </button>
          </>
        )}
      </ToolHelp>
    </>
  );
}

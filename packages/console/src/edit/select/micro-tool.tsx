import type { EditOp } from '@onegrid/planning';
import { useEffect, useState } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { Crosshair } from '../crosshair.tsx';
import { useEdit } from '../edit-state.tsx';
import { setSketch } from '../sketch.ts';
import { ToolHelp } from '../tool-help.tsx';
import { useHold } from '../use-hold.ts';
import { ChoiceList, ChoicePanel } from './choice-panel.tsx';
import { GridChoices } from './grid-choices.tsx';
import { freeNumber, microGridsOf } from './micro-numbers.ts';
import { landOfAtoms } from './picked-features.ts';
import { useFirstGrid } from './use-first-grid.ts';
import { useLasso } from './use-lasso.ts';
import { usePlaces } from './use-places.ts';

const FEWEST = 2;
const MOST = 20;

/** Divide a grid into micro-grids: evenly, or by pressing basic units into a number. */
export default function MicroTool() {
  const { t } = useWords();
  const [first, pick] = useFirstGrid();
  return first === null ? (
    <PickGrid onPick={pick} help={t('micro.help')} />
  ) : (
    <InGrid code={first} onLeave={() => pick(null)} />
  );
}

function PickGrid({ onPick, help }: { readonly onPick: (code: string) => void; readonly help: string }) {
  const { t } = useWords();
  const { places } = usePlaces();
  const crosshair = useHold({
    cursor: 'pointer',
    click: (at) => {
      const code = places.gridAt(at);
      if (code !== null) onPick(code);
    },
    move: () => undefined,
    finish: () => undefined,
  });
  return (
    <>
      {crosshair && <Crosshair />}
      <ChoicePanel label={t('tool.micro')}>
        <GridChoices title={help} onTake={onPick} />
      </ChoicePanel>
      <ToolHelp help={help} />
    </>
  );
}

function InGrid({ code, onLeave }: { readonly code: string; readonly onLeave: () => void }) {
  const { t, formats } = useWords();
  const edit = useEdit();
  const { places } = usePlaces();
  const micro = microGridsOf(places, code);
  const [parts, setParts] = useState(Math.max(FEWEST, micro.length));
  const free = freeNumber(micro.map(({ number }) => number));
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  // Until a number is chosen, what is pressed goes into a new one; null takes it out of all.
  const number = chosen === undefined || (chosen !== null && !known(chosen)) ? free : chosen;
  const short = code.slice(-3);

  useEffect(() => {
    const { plan } = places;
    const lands = microGridsOf(places, code).flatMap(({ atoms }) =>
      landOfAtoms(
        places,
        atoms.map((i) => plan.atoms[i].id),
      ),
    );
    setSketch({ marked: lands });
    return () => setSketch({ marked: [] });
  }, [places, code]);

  function known(value: string): boolean {
    return value === free || micro.some((each) => each.number === value);
  }
  const set = (atomIds: readonly string[]) => {
    if (atomIds.length === 0) return;
    const count = formats.number(atomIds.length);
    const said =
      number === null
        ? t('micro.unset', { number: count })
        : t('micro.set', { number: count, micro: number });
    const op: EditOp = { kind: 'set-micro-grid', code, atomIds, micro: number };
    // The number stays in hand, also one that only now has come to be.
    if (edit.perform(op, () => said) !== null) setChosen(number);
  };
  const divide = (into: number) => {
    const said =
      into === 0
        ? t('micro.cleared', { code: short })
        : t('micro.divided', { code: short, number: formats.number(into) });
    edit.perform({ kind: 'divide-micro-grids', code, parts: into }, () => said);
  };
  const own = (positions: readonly number[]) =>
    positions.filter((i) => places.plan.codes[i] === code).map((i) => places.plan.atoms[i].id);

  const lasso = useLasso((area) => set(own(places.inside(area))));
  const crosshair = useHold({
    cursor: 'crosshair',
    ...lasso,
    click: (at) => {
      const atom = places.atomAt(at);
      if (atom !== null) set(own([atom]));
    },
    move: () => undefined,
    finish: () => undefined,
    giveUp: () => {
      onLeave();
      return true;
    },
  });
  return (
    <>
      {crosshair && <Crosshair />}
      <ChoicePanel label={t('tool.micro')}>
        <div className="choice-foot">
          <label className="choice-field">
            <span>{t('micro.parts')}</span>
            <input
              type="number"
              className="choice-number"
              min={FEWEST}
              max={MOST}
              value={parts}
              onChange={(event) =>
                setParts(Math.max(FEWEST, Math.min(MOST, Math.round(event.target.valueAsNumber) || FEWEST)))
              }
            />
          </label>
          <button type="button" className="button primary" onClick={() => divide(parts)}>
            {t('micro.divide', { number: parts })}
          </button>
          {micro.length > 0 && (
            <button type="button" className="button" onClick={() => divide(0)}>
              {t('micro.clear')}
            </button>
          )}
        </div>
        <ChoiceList
          title={t('micro.number')}
          choices={[
            ...micro.map((each) => ({
              key: each.number,
              name: t('micro.households', {
                number: each.number,
                households: formats.number(each.households),
              }),
              pressed: number === each.number,
              onTake: () => setChosen(each.number),
            })),
            ...(free === null
              ? []
              : [
                  {
                    key: free,
                    name: t('micro.next', { number: free }),
                    pressed: number === free,
                    onTake: () => setChosen(undefined),
                  },
                ]),
            {
              key: '',
              name: t('micro.none'),
              pressed: number === null,
              onTake: () => setChosen(null),
            },
          ]}
        />
        <div className="choice-foot">
          <button type="button" className="button" onClick={onLeave}>
            {t('micro.other')}
          </button>
        </div>
      </ChoicePanel>
      <ToolHelp help={t('micro.inside', { code: short })} />
    </>
  );
}

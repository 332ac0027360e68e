import type { Position } from 'geojson';
import { useEffect, useMemo, useState } from 'react';
import { useWorkbench } from '../../app/workbench.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useWork } from '../../work/work-session.tsx';
import { Crosshair } from '../crosshair.tsx';
import { useEdit } from '../edit-state.tsx';
import { setSketch } from '../sketch.ts';
import { ToolHelp } from '../tool-help.tsx';
import { useHold } from '../use-hold.ts';
import { ChoicePanel, Segments } from './choice-panel.tsx';
import { GridChoices } from './grid-choices.tsx';
import {
  atomsOfPicked,
  isNothing,
  type Move,
  moveTo,
  NOTHING_PICKED,
  PICK_KINDS,
  type Picked,
  type PickKind,
  pickAt,
  pickedWith,
  targetsOf,
} from './picked.ts';
import { pickedFeatures } from './picked-features.ts';
import { useLasso } from './use-lasso.ts';
import { usePickedWords } from './use-picked-words.ts';
import { usePlaces } from './use-places.ts';
import { useTrial } from './use-trial.ts';

/** A place this near to a building known as a point picks it, in pixels. */
const REACH_PIXELS = 12;

/** Give a building, a compound or basic units to a neighbour: pick them, then press the grid that is to have them. */
export default function ReassignTool() {
  const { t } = useWords();
  const { stage } = useWorkbench();
  const work = useWork();
  const edit = useEdit();
  const { places, ground } = usePlaces();
  const trial = useTrial();
  const inWords = usePickedWords();
  const [kind, setKind] = useState<PickKind>('atom');
  const [picked, setPicked] = useState<Picked>(NOTHING_PICKED);
  const targets = targetsOf(places, picked);
  const own = new Set(atomsOfPicked(places, picked).map((i) => places.plan.codes[i]));

  useEffect(() => {
    setSketch({ marked: pickedFeatures(places, picked) });
    return () => setSketch({ marked: [] });
  }, [places, picked]);

  const choose = (next: Picked) => {
    trial.clear();
    edit.refuse(null);
    setPicked(next);
  };
  const pick = (at: Position) => {
    const found = pickAt(places, ground, at, kind, REACH_PIXELS * (stage?.metresPerPixel() ?? 0));
    if (typeof found === 'string') edit.refuse(t(`select.${found}`));
    else choose(pickedWith(picked, found));
  };
  // The ways of a building are tried once for each grid that it could go to.
  const moves = useMemo(() => new Map<string, Move | null>(), [places, picked]);
  const moveFor = (code: string): Move | null => {
    const known = moves.get(code);
    if (known !== undefined) return known;
    const found = moveTo(places, picked, code, work.try);
    moves.set(code, found);
    return found;
  };
  const point = (code: string, pixel: readonly [number, number] | null) => {
    const move = moveFor(code);
    if (move === null) trial.clear();
    else trial.show(move.op, pixel);
  };
  const give = (code: string) => {
    const move = moveFor(code);
    trial.clear();
    if (move === null) {
      edit.refuse(t('select.notBeside', { code: code.slice(-3) }));
      return;
    }
    const said = t('reassign.done', { what: inWords(picked), code: code.slice(-3) });
    if (edit.perform(move.op, () => said) !== null) choose(NOTHING_PICKED);
  };
  /** The neighbour at a place that what is picked could go to. */
  const targetAt = (at: Position) => {
    const code = places.gridAt(at);
    return code !== null && !own.has(code) && targets.includes(code) ? code : null;
  };

  const lasso = useLasso((area, press) => {
    const atomIds = places.inside(area).map((i) => places.plan.atoms[i].id);
    const next: Picked = { kind: 'atoms', atomIds, compound: null };
    choose(press.shift ? pickedWith(picked, next) : next);
  });
  const crosshair = useHold({
    cursor: 'crosshair',
    ...lasso,
    click: (at) => {
      const target = targetAt(at);
      if (target === null) pick(at);
      else give(target);
    },
    longPress: ({ at }) => pick(at),
    move: (at, pixel) => {
      const target = targetAt(at);
      if (target === null) trial.clear();
      else point(target, pixel);
    },
    finish: () => undefined,
    back: () => choose(NOTHING_PICKED),
    giveUp: () => {
      if (isNothing(picked)) return false;
      choose(NOTHING_PICKED);
      return true;
    },
  });
  return (
    <>
      {crosshair && <Crosshair />}
      <ChoicePanel label={t('tool.reassign')}>
        <Segments
          label={t('select.what')}
          values={PICK_KINDS.map((each) => [each, t(`select.${each}`)] as const)}
          value={kind}
          onChange={(next) => {
            setKind(next);
            choose(NOTHING_PICKED);
          }}
        />
        {isNothing(picked) ? (
          <p className="muted">{t('select.lassoToggle')}</p>
        ) : (
          <>
            <p role="status">{t('select.selected', { what: inWords(picked) })}</p>
            <GridChoices
              title={t('select.targets')}
              codes={targets}
              empty={t('select.noTarget')}
              onTake={give}
              onPoint={(code) => point(code, null)}
              onLeave={trial.clear}
            />
            <div className="choice-foot">
              <button type="button" className="button" onClick={() => choose(NOTHING_PICKED)}>
                {t('select.clear')}
              </button>
            </div>
          </>
        )}
      </ChoicePanel>
      <ToolHelp help={t(isNothing(picked) ? 'reassign.help' : 'reassign.target')} />
    </>
  );
}

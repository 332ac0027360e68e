import { type EditOp, nextCodes } from '@onegrid/planning';
import type { Polygon, Position } from 'geojson';
import { useEffect, useState } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { Crosshair } from '../crosshair.tsx';
import { useEdit } from '../edit-state.tsx';
import { LineHelp } from '../line-help.tsx';
import { setSketch } from '../sketch.ts';
import { ToolHelp } from '../tool-help.tsx';
import { useHold } from '../use-hold.ts';
import { useLine } from '../use-line.ts';
import { useSnap } from '../use-snap.ts';
import { ChoicePanel, Segments } from './choice-panel.tsx';
import { lassoArea } from './lasso.ts';
import { atomsOfPicked, isNothing, NOTHING_PICKED, type Picked, pickAt, pickedWith } from './picked.ts';
import { pickedFeatures } from './picked-features.ts';
import { useLasso } from './use-lasso.ts';
import { usePickedWords } from './use-picked-words.ts';
import { usePlaces } from './use-places.ts';
import { useTrial } from './use-trial.ts';

const WAYS = ['whole', 'cut'] as const;

/** Make a grid of whole basic units, or of the land inside a drawn line. */
export default function NewGridTool() {
  const { t } = useWords();
  const [way, setWay] = useState<(typeof WAYS)[number]>('whole');
  const choice = (
    <Segments
      label={t('newGrid.how')}
      values={WAYS.map((each) => [each, t(`newGrid.${each}`)] as const)}
      value={way}
      onChange={setWay}
    />
  );
  return way === 'whole' ? <OfUnits>{choice}</OfUnits> : <OfLand>{choice}</OfLand>;
}

function OfUnits({ children }: { readonly children: React.ReactNode }) {
  const { t } = useWords();
  const edit = useEdit();
  const { places, ground } = usePlaces();
  const trial = useTrial();
  const inWords = usePickedWords();
  const [picked, setPicked] = useState<Picked>(NOTHING_PICKED);
  const first = atomsOfPicked(places, picked)[0];
  const [newCode = null] = first === undefined ? [] : nextCodes(places.plan, places.plan.codes[first], 1);
  const operation: EditOp | null =
    newCode === null || picked.kind !== 'atoms'
      ? null
      : { kind: 'create-grid', newCode, atomIds: picked.atomIds, land: null };

  useEffect(() => {
    setSketch({ marked: pickedFeatures(places, picked) });
    return () => setSketch({ marked: [] });
  }, [places, picked]);

  const choose = (next: Picked) => {
    trial.clear();
    edit.refuse(null);
    setPicked(next);
  };
  const make = () => {
    if (operation === null || newCode === null) return;
    trial.clear();
    if (edit.perform(operation, () => t('newGrid.done', { code: newCode.slice(-3) })) !== null)
      choose(NOTHING_PICKED);
  };
  const lasso = useLasso((area, { shift }) => {
    const atomIds = places.inside(area).map((i) => places.plan.atoms[i].id);
    const next: Picked = { kind: 'atoms', atomIds, compound: null };
    choose(shift ? pickedWith(picked, next) : next);
  });
  const crosshair = useHold({
    cursor: 'crosshair',
    ...lasso,
    click: (at) => {
      const found = pickAt(places, ground, at, 'atom', 0);
      if (typeof found === 'string') edit.refuse(t(`select.${found}`));
      else choose(pickedWith(picked, found));
    },
    move: () => undefined,
    finish: make,
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
      <ChoicePanel label={t('tool.new-grid')}>
        {children}
        {newCode === null ? (
          <p className="muted">{t('select.lassoToggle')}</p>
        ) : (
          <>
            <p role="status">{t('select.selected', { what: inWords(picked) })}</p>
            <div className="choice-foot">
              <button
                type="button"
                className="button primary"
                onClick={make}
                onFocus={() => operation !== null && trial.show(operation, null)}
                onMouseEnter={() => operation !== null && trial.show(operation, null)}
                onMouseLeave={trial.clear}
                onBlur={trial.clear}
              >
                {t('newGrid.make', { code: newCode.slice(-3) })}
              </button>
              <button type="button" className="button" onClick={() => choose(NOTHING_PICKED)}>
                {t('select.clear')}
              </button>
            </div>
          </>
        )}
      </ChoicePanel>
      <ToolHelp help={t('newGrid.help')} />
    </>
  );
}

function OfLand({ children }: { readonly children: React.ReactNode }) {
  const { t } = useWords();
  const edit = useEdit();
  const { places } = usePlaces();
  const snap = useSnap();
  const trial = useTrial();

  const operation = (line: readonly Position[]): (EditOp & { readonly newCode: string }) | null => {
    const land = lassoArea(line);
    const beside = land === null ? null : gridOf(land);
    if (land === null || beside === null) return null;
    const [newCode] = nextCodes(places.plan, beside, 1);
    return { kind: 'create-grid', newCode, atomIds: [], land };
  };
  /** The grid that the first corner in the plan lies in gives the community. */
  const gridOf = ({ coordinates: [ring] }: Polygon) => {
    for (const at of ring) {
      const code = places.gridAt(at);
      if (code !== null) return code;
    }
    return null;
  };
  const { tool, points, length } = useLine({
    closed: true,
    snap,
    preview: (line, pixel) => {
      const op = line === null ? null : operation(line);
      if (op === null) trial.clear();
      else trial.show(op, pixel);
    },
    finish: (line) => {
      const op = operation(line);
      if (op === null) {
        edit.refuse(t('select.outside'));
        return false;
      }
      return edit.perform(op, () => t('newGrid.done', { code: op.newCode.slice(-3) })) !== null;
    },
  });
  const crosshair = useHold(tool);
  return (
    <>
      {crosshair && <Crosshair />}
      <ChoicePanel label={t('tool.new-grid')}>{children}</ChoicePanel>
      <LineHelp
        start={t('newGrid.drawStart')}
        next={(size) => t('newGrid.drawNext', { length: size })}
        last={(size) => t('newGrid.drawFinish', { length: size })}
        points={points}
        length={length}
        tool={tool}
      />
    </>
  );
}

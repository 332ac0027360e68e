import type { EditOp } from '@onegrid/planning';
import type { Position } from 'geojson';
import { useRef, useState } from 'react';
import { useWorkbench } from '../../app/workbench.tsx';
import type { Press } from '../../map/gestures.ts';
import { useWords } from '../../messages/use-words.ts';
import { Crosshair } from '../crosshair.tsx';
import { useEdit } from '../edit-state.tsx';
import { setSketch } from '../sketch.ts';
import { ToolHelp } from '../tool-help.tsx';
import { useHold } from '../use-hold.ts';
import { painted } from './brush.ts';
import { ChoicePanel, Segments } from './choice-panel.tsx';
import { GridChoices } from './grid-choices.tsx';
import { landOfAtoms } from './picked-features.ts';
import { useFirstGrid } from './use-first-grid.ts';
import { usePlaces } from './use-places.ts';
import { useTrial } from './use-trial.ts';

/** Radius of the brush in pixels. */
const BRUSHES = ['0', '16', '40'] as const;

interface Stroke {
  readonly to: string;
  readonly last: Position;
  readonly atomIds: readonly string[];
}

/** Paint basic units for a grid: press inside it (or choose it) and drag over its neighbours' units. */
export default function PaintTool() {
  const { t, formats } = useWords();
  const { stage } = useWorkbench();
  const edit = useEdit();
  const { places } = usePlaces();
  const trial = useTrial();
  const [chosen, choose] = useFirstGrid();
  const [brush, setBrush] = useState<(typeof BRUSHES)[number]>('0');
  const stroke = useRef<Stroke | null>(null);
  const [shown, setShown] = useState<{ readonly to: string; readonly atoms: number } | null>(null);

  const operation = ({ atomIds, to }: Stroke): EditOp => ({ kind: 'reassign-atoms', atomIds, to });
  /** Adds what the brush passes on its way to a place; atoms that the grid has already are no gain. */
  const paint = (from: Stroke, { at, pixel, by }: Press) => {
    const radius = Number(brush) * (stage?.metresPerPixel() ?? 0);
    const known = new Set(from.atomIds);
    for (const i of painted(places, from.last, at, radius))
      if (places.plan.codes[i] !== from.to) known.add(places.plan.atoms[i].id);
    const next = { ...from, last: at, atomIds: [...known] };
    stroke.current = next;
    if (known.size === from.atomIds.length && shown !== null) return;
    setShown({ to: next.to, atoms: known.size });
    setSketch({ marked: landOfAtoms(places, next.atomIds) });
    if (known.size > 0) trial.show(operation(next), by === 'keyboard' ? null : pixel);
  };
  const end = () => {
    stroke.current = null;
    setShown(null);
    setSketch({ marked: [] });
    trial.clear();
  };
  const take = ({ to, atomIds }: Stroke) => {
    end();
    if (atomIds.length === 0) return;
    const said = t('paint.done', { number: formats.number(atomIds.length), code: to.slice(-3) });
    edit.perform(operation({ to, atomIds, last: [] }), () => said);
  };

  const crosshair = useHold({
    cursor: 'crosshair',
    down: (press) => {
      const to = chosen ?? places.gridAt(press.at);
      if (to === null) return false;
      edit.refuse(null);
      stroke.current = { to, last: press.at, atomIds: [] };
      if (press.by === 'keyboard') paint(stroke.current, press);
      return true;
    },
    drag: (press) => {
      if (stroke.current !== null) paint(stroke.current, press);
    },
    up: (press) => {
      if (stroke.current === null) return;
      paint(stroke.current, press);
      take(stroke.current);
    },
    cancel: end,
    click: (at) => {
      const code = places.gridAt(at);
      const atom = places.atomAt(at);
      end();
      if (code === null || atom === null) return;
      // Without a grid to paint for, a press chooses it; else it paints the one unit there.
      if (chosen === null) choose(code);
      else if (code === chosen) choose(null);
      else take({ to: chosen, last: [...at], atomIds: [places.plan.atoms[atom].id] });
    },
    move: () => undefined,
    finish: () => undefined,
    giveUp: () => {
      if (chosen === null) return false;
      choose(null);
      return true;
    },
  });
  const help =
    shown === null
      ? t('paint.help')
      : t('paint.painting', { code: shown.to.slice(-3), number: formats.number(shown.atoms) });
  return (
    <>
      {crosshair && <Crosshair />}
      <ChoicePanel label={t('tool.paint')}>
        <Segments
          label={t('paint.brush')}
          values={BRUSHES.map((size) => [
            size,
            size === '0' ? t('select.atom') : t('paint.size', { pixels: Number(size) * 2 }),
          ])}
          value={brush}
          onChange={setBrush}
        />
        {chosen === null ? (
          <GridChoices title={t('paint.target')} onTake={choose} />
        ) : (
          <>
            <p role="status">
              {t('paint.target')} <b>{chosen}</b>
            </p>
            <div className="choice-foot">
              <button type="button" className="button" onClick={() => choose(null)}>
                {t('paint.byPress')}
              </button>
            </div>
          </>
        )}
      </ChoicePanel>
      <ToolHelp help={help} />
    </>
  );
}

import { markOf } from '@onegrid/planning';
import type { Feature, Position } from 'geojson';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useWorkbench } from '../app/workbench.tsx';
import type { Press } from '../map/gestures.ts';
import { useWords } from '../messages/use-words.ts';
import { useWork } from '../work/work-session.tsx';
import { type BorderHandle, borderHandles, carry, remove, stretchesAfter } from './border-handles.ts';
import { Crosshair } from './crosshair.tsx';
import { useEdit } from './edit-state.tsx';
import { NextFrame } from './next-frame.ts';
import { ChoicePanel } from './select/choice-panel.tsx';
import { GridChoices } from './select/grid-choices.tsx';
import { useFirstGrid } from './select/use-first-grid.ts';
import { usePlaces } from './select/use-places.ts';
import { useTrial } from './select/use-trial.ts';
import { setSketch } from './sketch.ts';
import { ToolHelp } from './tool-help.tsx';
import { useHold } from './use-hold.ts';
import { useSnap } from './use-snap.ts';

/** A handle is taken from this near, in pixels. */
const REACH_PIXELS: Readonly<Record<Press['by'], number>> = { mouse: 10, touch: 24, keyboard: 16 };
/** How far the simplified border may lie from the true one, in pixels. */
const SIMPLIFIED_PIXELS = 5;
const METRES_PER_DEGREE = 111_320;
/** What a border may be taken to; to itself it would always be nearest. */
const SNAPS = ['street', 'compound', 'old-border'] as const;

/** Move, make and remove points of a grid's border: every grid that shares the border follows. */
export default function VerticesTool() {
  const { t } = useWords();
  const { stage } = useWorkbench();
  const edit = useEdit();
  const work = useWork();
  const { plan } = work;
  const { places } = usePlaces();
  const [code, pick] = useFirstGrid();
  const snap = useSnap(SNAPS);
  const trial = useTrial();
  const within = useSimplified();
  const [chosen, setChosen] = useState<BorderHandle | null>(null);
  const [holding, setHolding] = useState(false);
  const held = useRef<BorderHandle | null>(null);
  const frame = useRef(new NextFrame());

  const handles = useMemo(
    () => (plan === null || code === null ? [] : borderHandles(plan, code, within)),
    [plan, code, within],
  );
  // Another plan or another zoom has other handles.
  useEffect(() => {
    setChosen(null);
  }, [handles]);
  useEffect(() => {
    const shown = holding && held.current !== null ? handles.filter((one) => one !== held.current) : handles;
    setSketch({
      handles: shown.map((handle) => ({ at: handle.at, kind: handle.kind, held: handle === chosen })),
    });
  }, [handles, chosen, holding]);
  useEffect(() => {
    const pending = frame.current;
    return () => {
      pending.drop();
      setSketch({ handles: [], snap: null });
    };
  }, []);

  const nearest = (pixel: readonly [number, number], by: Press['by']): BorderHandle | null => {
    let best: BorderHandle | null = null;
    let near = REACH_PIXELS[by];
    for (const handle of handles) {
      const place = stage?.project([handle.at[0], handle.at[1]]);
      if (place === undefined) continue;
      const far = Math.hypot(place.x - pixel[0], place.y - pixel[1]);
      // A point that is there goes before one that would be new.
      if (far + (handle.kind === 'middle' ? 2 : 0) >= near) continue;
      near = far;
      best = handle;
    }
    return best;
  };
  const target = (at: Position): Position => {
    const found = snap(at);
    setSketch({ snap: found });
    return found?.at ?? at;
  };
  const letGo = () => {
    held.current = null;
    frame.current.drop();
    trial.clear();
    setSketch({ snap: null });
    setHolding(false);
    stage?.point('');
  };
  const removeHandle = (handle: BorderHandle | null) => {
    const op = handle === null ? null : remove(handle);
    if (op === null) return;
    edit.perform(op, (codes) => t('draw.verticesRemoved', { codes }));
  };

  const crosshair = useHold({
    cursor: '',
    down: ({ pixel, by }) => {
      const handle = nearest(pixel, by);
      if (handle === null) return false;
      held.current = handle;
      edit.refuse(null);
      if (by === 'keyboard') setHolding(true);
      return true;
    },
    drag: ({ at, pixel }) => {
      const handle = held.current;
      if (handle === null) return;
      if (!holding) setHolding(true);
      frame.current.run(() => {
        const to = target(at);
        const op = carry(handle, to);
        trial.show(op, pixel);
        setSketch({ marked: [...stretchesAfter(handle, op).map(lineAlong), pointAt(to)] });
      });
    },
    up: ({ at }) => {
      const handle = held.current;
      if (handle === null) return;
      const op = carry(handle, target(at));
      letGo();
      setSketch({ marked: [] });
      if (op.moves.length + op.inserts.length === 0) return;
      edit.perform(op, (codes) => t('draw.verticesDone', { codes }));
    },
    cancel: () => {
      letGo();
      setSketch({ marked: [] });
    },
    click: (at) => {
      const handle = held.current;
      held.current = null;
      if (handle !== null) {
        setChosen(handle);
        return;
      }
      const found = places.gridAt(at);
      if (found !== null) pick(found);
    },
    longPress: ({ pixel }) => removeHandle(nearest(pixel, 'touch')),
    move: (_, pixel) => stage?.point(nearest(pixel, 'mouse') === null ? '' : 'grab'),
    finish: () => undefined,
    back: () => {
      const centre = stage?.project(stage.centre());
      removeHandle(chosen ?? (centre === undefined ? null : nearest([centre.x, centre.y], 'keyboard')));
    },
    giveUp: () => {
      if (chosen !== null) setChosen(null);
      else if (code !== null) pick(null);
      else return false;
      return true;
    },
  });
  const help = holding
    ? t('draw.verticesHeld')
    : code === null
      ? t('draw.verticesPick')
      : chosen !== null
        ? t('draw.verticesChosen')
        : t('draw.verticesHelp');
  const isLocked = code !== null && markOf(plan?.marks, 'locked', code) !== null;
  return (
    <>
      {crosshair && <Crosshair />}
      {code === null && (
        <ChoicePanel label={t('tool.vertices')}>
          <GridChoices title={t('draw.verticesPick')} onTake={pick} />
        </ChoicePanel>
      )}
      <ToolHelp help={isLocked && !holding ? t('draw.verticesLocked', { code: code.slice(-3) }) : help}>
        {chosen !== null && remove(chosen) !== null && (
          <button type="button" onClick={() => removeHandle(chosen)}>
            {t('draw.verticesRemove')}
          </button>
        )}
      </ToolHelp>
    </>
  );
}

/** How far the simplified border may lie from the true one, in degrees of latitude: the same within half a zoom. */
function useSimplified(): number {
  const { stage } = useWorkbench();
  const [within, setWithin] = useState(0);
  useEffect(
    () =>
      stage?.onZoom((zoom) => {
        const step = 2 ** (Math.round(zoom * 2) / 2 - zoom);
        setWithin((SIMPLIFIED_PIXELS * stage.metresPerPixel()) / step / METRES_PER_DEGREE);
      }),
    [stage],
  );
  return within;
}

function lineAlong(line: readonly Position[]): Feature {
  return {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: [...line] },
    properties: {},
  };
}

function pointAt(at: Position): Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [...at] }, properties: {} };
}

import type { Feature, Position } from 'geojson';
import { useEffect, useRef, useState } from 'react';
import { useUrl } from '../app/navigation.ts';
import { setOverlay } from '../app/overlay.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';
import { Crosshair } from './crosshair.tsx';
import { useEdit } from './edit-state.tsx';
import { lineLength } from './length.ts';
import { ToolHelp } from './tool-help.tsx';

/**
 * Split a grid by a line: press from outside the grid across to its other side, double press (or Enter) to
 * finish. From the keyboard the arrows move a crosshair and Space sets a point.
 */
export function SplitTool() {
  const { t, formats } = useWords();
  const { stage } = useWorkbench();
  const edit = useEdit();
  const selection = useUrl('selection');
  const line = useRef<Position[]>([]);
  const pointer = useRef<Position | null>(null);
  const [shown, setShown] = useState<{ readonly points: number; readonly length: number }>({
    points: 0,
    length: 0,
  });
  const [crosshair, setCrosshair] = useState(false);
  const editRef = useRef(edit);
  editRef.current = edit;
  const selected = selection?.kind === 'grid' ? selection.id : null;

  useEffect(() => {
    if (stage === null) return;
    const draw = () => {
      const whole = pointer.current === null ? line.current : [...line.current, pointer.current];
      setOverlay({ sketch: sketch(line.current, whole) });
      setShown({ points: line.current.length, length: lineLength(whole) });
    };
    const add = (at: [number, number]) => {
      const last = line.current.at(-1);
      if (last !== undefined && near(stage, last, at)) return;
      line.current = [...line.current, at];
      editRef.current.refuse(null);
      draw();
    };
    const finish = () => {
      if (line.current.length < 2) return;
      const points = line.current;
      line.current = [];
      pointer.current = null;
      const code = selected ?? gridUnder(stage, points);
      if (code === null) {
        editRef.current.refuse(t('edit.noGridUnderLine'));
        draw();
        return;
      }
      void editRef.current.split(code, points);
    };
    const back = () => {
      line.current = line.current.slice(0, -1);
      draw();
    };
    stage.hold({
      cursor: 'crosshair',
      click: add,
      move: (at) => {
        if (line.current.length === 0) return;
        pointer.current = at;
        draw();
      },
      finish,
    });
    const press = (event: KeyboardEvent) => {
      const step = event.shiftKey ? 60 : 12;
      const moves: Readonly<Record<string, readonly [number, number]>> = {
        ArrowLeft: [-step, 0],
        ArrowRight: [step, 0],
        ArrowUp: [0, -step],
        ArrowDown: [0, step],
      };
      const move = moves[event.key];
      if (event.target instanceof HTMLButtonElement || document.querySelector('dialog[open]') !== null)
        return;
      if (move !== undefined) {
        setCrosshair(true);
        stage.panBy(move[0], move[1]);
        pointer.current = line.current.length > 0 ? stage.centre() : null;
        draw();
      } else if (event.key === ' ') {
        setCrosshair(true);
        add(stage.centre());
      } else if (event.key === 'Enter') finish();
      else if (event.key === 'Backspace') back();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', press, true);
    return () => {
      window.removeEventListener('keydown', press, true);
      stage.hold(null);
      setOverlay({ sketch: [] });
    };
  }, [stage, selected, t]);

  const help =
    shown.points === 0
      ? t('edit.splitStart')
      : t(shown.points === 1 ? 'edit.splitNext' : 'edit.splitFinish', {
          length: formats.length(shown.length),
        });
  return (
    <>
      {crosshair && <Crosshair />}
      <ToolHelp help={help} />
    </>
  );
}

/** The grid that most of the line runs through, by sampling it. */
function gridUnder(
  stage: NonNullable<ReturnType<typeof useWorkbench>['stage']>,
  line: readonly Position[],
): string | null {
  const counts = new Map<string, number>();
  for (let index = 1; index < line.length; index++) {
    for (let step = 0; step <= 16; step++) {
      const share = step / 16;
      const at: [number, number] = [
        line[index - 1][0] + (line[index][0] - line[index - 1][0]) * share,
        line[index - 1][1] + (line[index][1] - line[index - 1][1]) * share,
      ];
      const code = stage.hitAtPlace(at).grid;
      if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}

/** The second press of a double press is no point of its own. */
function near(
  stage: NonNullable<ReturnType<typeof useWorkbench>['stage']>,
  a: Position,
  b: Position,
): boolean {
  const from = stage.project([a[0], a[1]]);
  const to = stage.project([b[0], b[1]]);
  return Math.hypot(from.x - to.x, from.y - to.y) < 6;
}

function sketch(points: readonly Position[], whole: readonly Position[]): Feature[] {
  const dots = points.map(
    (at): Feature => ({ type: 'Feature', geometry: { type: 'Point', coordinates: [...at] }, properties: {} }),
  );
  if (whole.length < 2) return dots;
  const line: Feature = {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: whole.map((at) => [...at]) },
    properties: {},
  };
  return [line, ...dots];
}

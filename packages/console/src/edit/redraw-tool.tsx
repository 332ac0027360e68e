import type { RedrawBoundaryOp } from '@onegrid/planning';
import type { Position } from 'geojson';
import { useUrl } from '../app/navigation.ts';
import { useWords } from '../messages/use-words.ts';
import { useWork } from '../work/work-session.tsx';
import { Crosshair } from './crosshair.tsx';
import { useEdit } from './edit-state.tsx';
import { gridsUnder } from './grid-under.ts';
import { LineHelp } from './line-help.tsx';
import { drawnLine } from './operations.ts';
import { useTrial } from './select/use-trial.ts';
import { useHold } from './use-hold.ts';
import { useLine } from './use-line.ts';
import { useSnap } from './use-snap.ts';

/** Redraw a boundary with a line, from anywhere to anywhere; of the selected grid, else of one that it runs through. */
export default function RedrawTool() {
  const { t } = useWords();
  const edit = useEdit();
  const { plan, try: attempt } = useWork();
  const selection = useUrl('selection');
  const snap = useSnap();
  const trial = useTrial();
  const selected = selection?.kind === 'grid' ? selection.id : null;

  /** Of the two grids that most of the line runs through the one that it can be redrawn for. */
  const best = (line: readonly Position[]): RedrawBoundaryOp | null => {
    const under = plan === null ? [] : gridsUnder(plan, line).slice(0, 2);
    const codes = selected !== null && plan?.codes.includes(selected) ? [selected] : under;
    const ops = codes.map((code) => ({ kind: 'redraw-boundary', code, line: drawnLine(line) }) as const);
    return ops.length < 2 ? (ops[0] ?? null) : (ops.find((op) => 'diff' in attempt(op)) ?? ops[0]);
  };
  const { tool, points, length } = useLine({
    snap,
    preview: (line, pixel) => {
      const op = line === null ? null : best(line);
      if (op === null) trial.clear();
      else trial.show(op, pixel);
    },
    finish: (line) => {
      const op = best(line);
      if (op === null) {
        edit.refuse(t('draw.noGridUnderLine'));
        return false;
      }
      return edit.perform(op, (codes) => t('draw.redrawDone', { codes })) !== null;
    },
  });
  const crosshair = useHold(tool);
  return (
    <>
      {crosshair && <Crosshair />}
      <LineHelp
        start={t('draw.redrawStart')}
        next={(size) => t('draw.redrawNext', { length: size })}
        last={(size) => t('draw.redrawFinish', { length: size })}
        points={points}
        length={length}
        tool={tool}
      />
    </>
  );
}

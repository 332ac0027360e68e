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
import { useHold } from './use-hold.ts';
import { useLine } from './use-line.ts';
import { useSnap } from './use-snap.ts';
import { useTrial } from './use-trial.ts';

/** Redraw a boundary with a line, from anywhere to anywhere; of the selected grid, else of one that it runs through. */
export default function RedrawTool() {
  const { t } = useWords();
  const edit = useEdit();
  const { plan, try: attempt } = useWork();
  const selection = useUrl('selection');
  const snap = useSnap();
  const trial = useTrial();
  const selected = selection?.kind === 'grid' ? selection.id : null;

  const operations = (line: readonly Position[]): RedrawBoundaryOp[] => {
    const under = plan === null ? [] : gridsUnder(plan, line).slice(0, 2);
    const codes = selected !== null && plan?.codes.includes(selected) ? [selected] : under;
    return codes.map((code) => ({ kind: 'redraw-boundary', code, line: drawnLine(line) }));
  };
  const { tool, points, length } = useLine({
    snap,
    preview: (line, pixel) => {
      trial(line === null ? [] : operations(line), pixel);
    },
    finish: (line) => {
      const candidates = operations(line);
      const op = candidates.find((one) => 'diff' in attempt(one)) ?? candidates[0];
      if (op === undefined) {
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

import { nextCodes, type SplitGridOp } from '@onegrid/planning';
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

/** Split a grid by a line across it: the selected one, else the one that most of the line runs through. */
export default function SplitTool() {
  const { t } = useWords();
  const edit = useEdit();
  const { plan } = useWork();
  const selection = useUrl('selection');
  const snap = useSnap();
  const trial = useTrial();
  const selected = selection?.kind === 'grid' ? selection.id : null;

  const operation = (line: readonly Position[]): SplitGridOp | null => {
    if (plan === null) return null;
    const code = selected !== null && plan.codes.includes(selected) ? selected : gridsUnder(plan, line)[0];
    if (code === undefined) return null;
    const [newCode] = nextCodes(plan, code, 1);
    return { kind: 'split-grid', code, line: drawnLine(line), newCode, newAtomIds: [] };
  };
  const { tool, points, length } = useLine({
    snap,
    preview: (line, pixel) => {
      const op = line === null ? null : operation(line);
      if (op === null) trial.clear();
      else trial.show(op, pixel);
    },
    finish: (line) => {
      const op = operation(line);
      if (op === null) {
        edit.refuse(t('draw.noGridUnderLine'));
        return false;
      }
      return edit.perform(op, (codes) => t('draw.splitDone', { codes })) !== null;
    },
  });
  const crosshair = useHold(tool);
  return (
    <>
      {crosshair && <Crosshair />}
      <LineHelp
        start={t('draw.splitStart')}
        next={(size) => t('draw.splitNext', { length: size })}
        last={(size) => t('draw.splitFinish', { length: size })}
        points={points}
        length={length}
        tool={tool}
      />
    </>
  );
}

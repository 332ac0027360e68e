import { type EditOp, markOf } from '@onegrid/planning';
import type { Position } from 'geojson';
import { useWorkbench } from '../../app/workbench.tsx';
import { useWords } from '../../messages/use-words.ts';
import { Crosshair } from '../crosshair.tsx';
import { useEdit } from '../edit-state.tsx';
import { setSketch } from '../sketch.ts';
import { ToolHelp } from '../tool-help.tsx';
import { useHold } from '../use-hold.ts';
import { type BorderStretch, borderBetween, stretchAt } from './border-stretch.ts';
import { ChoiceList, ChoicePanel } from './choice-panel.tsx';
import { GridChoices } from './grid-choices.tsx';
import { landOfAtoms } from './picked-features.ts';
import { useFirstGrid } from './use-first-grid.ts';
import { usePlaces } from './use-places.ts';

/** A press this near to a border means the border, in pixels. */
const REACH_PIXELS = 10;

/** Lock a grid by a press inside it, a stretch of border by a press on it; a second press takes the lock away. */
export default function LockTool() {
  const { t } = useWords();
  const { stage } = useWorkbench();
  const edit = useEdit();
  const { places } = usePlaces();
  const [first, pick] = useFirstGrid();
  const isLocked = (code: string) => markOf(places.plan.marks, 'locked', code) !== null;

  const borderAt = (at: Position) => stretchAt(places, at, REACH_PIXELS * (stage?.metresPerPixel() ?? 0));
  const mark = (stretch: BorderStretch | null, code: string | null) => {
    const atoms = code === null ? [] : places.atomsOf(code).map((i) => places.plan.atoms[i].id);
    setSketch({ marked: stretch === null ? landOfAtoms(places, atoms) : [lineOf(stretch)] });
  };
  const lockBorder = (stretch: BorderStretch) => {
    const [code, other] = stretch.codes.map((each) => each.slice(-3));
    const op: EditOp = {
      kind: 'decide-border',
      edges: stretch.edges,
      decision: stretch.locked ? null : 'locked',
    };
    mark(null, null);
    edit.perform(op, () => t(stretch.locked ? 'lock.borderUnlocked' : 'lock.borderLocked', { code, other }));
  };
  const lockGrid = (code: string) => {
    const locked = isLocked(code);
    const op: EditOp = { kind: 'mark-grid', mark: 'locked', code, value: locked ? null : 'yes' };
    mark(null, null);
    const said = t(locked ? 'lock.gridUnlocked' : 'lock.gridLocked', { code: code.slice(-3) });
    edit.perform(op, () => said);
  };
  const crosshair = useHold({
    cursor: 'pointer',
    click: (at) => {
      const stretch = borderAt(at);
      const code = places.gridAt(at);
      if (stretch !== null) lockBorder(stretch);
      else if (code !== null) {
        lockGrid(code);
        pick(code);
      }
    },
    move: (at) => mark(borderAt(at), places.gridAt(at)),
    finish: () => undefined,
    giveUp: () => {
      mark(null, null);
      if (first === null) return false;
      pick(null);
      return true;
    },
  });
  return (
    <>
      {crosshair && <Crosshair />}
      <ChoicePanel label={t('tool.lock')}>
        {first === null ? (
          <GridChoices title={t('lock.what')} onTake={pick} />
        ) : (
          <ChoiceList
            title={t('lock.listOf', { code: first.slice(-3) })}
            onLeave={() => mark(null, null)}
            choices={[
              {
                key: '',
                name: t(isLocked(first) ? 'lock.unlockGrid' : 'lock.lockGrid', { code: first.slice(-3) }),
                onTake: () => lockGrid(first),
                onPoint: () => mark(null, first),
              },
              ...places.neighboursOf(first).flatMap((code) => {
                const stretch = borderBetween(places, first, code);
                if (stretch === null) return [];
                return [
                  {
                    key: code,
                    name: t(stretch.locked ? 'lock.unlockBorder' : 'lock.lockBorder', {
                      code: code.slice(-3),
                    }),
                    onTake: () => lockBorder(stretch),
                    onPoint: () => mark(stretch, null),
                  },
                ];
              }),
            ]}
          />
        )}
      </ChoicePanel>
      <ToolHelp help={t('lock.help')} />
    </>
  );
}

function lineOf({ edges }: BorderStretch) {
  return {
    type: 'Feature' as const,
    geometry: {
      type: 'MultiLineString' as const,
      coordinates: edges.map(([from, to]) => [[...from], [...to]]),
    },
    properties: {},
  };
}

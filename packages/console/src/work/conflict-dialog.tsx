import './work.css';
import type { PlanState, SessionConflict } from '@onegrid/planning';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { MapContent } from '../map/content.ts';
import { type Bounds, Stage } from '../map/stage.ts';
import { useWords } from '../messages/use-words.ts';
import { Modal } from '../shell/modal.tsx';
import { IconButton } from '../shell/parts.tsx';
import { boundsOf, gridFeatures } from './local-grids.ts';
import { postpone } from './postponed.ts';
import { useWork } from './work-session.tsx';
import type { Choice } from './work-types.ts';

const SIDES = ['mine', 'theirs'] as const satisfies readonly Choice[];
const QUIET = {
  onView: () => undefined,
  onHit: () => undefined,
  onCluster: () => undefined,
  onTileError: () => undefined,
};
const PADDING = { top: 24, right: 24, bottom: 24, left: 24 };

/** Two versions of the same grids beside each other on the map, and for each grid the choice which one stays. */
export default function ConflictDialog(props: {
  readonly conflict: SessionConflict;
  readonly content: MapContent;
}) {
  const { t, formats } = useWords();
  const work = useWork();
  const { conflict, content } = props;
  const { codes } = conflict;
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const by = [...new Set(conflict.changes.map((change) => change.by))].join(t('edit.and'));
  const later = () => postpone(conflict.id);
  const all = (choice: Choice) => setChoices(new Map(codes.map((code) => [code, choice])));
  const households = (plan: PlanState, code: string) => {
    const own = plan.atoms.filter((_, i) => plan.codes[i] === code);
    return own.length === 0
      ? t('work.gone')
      : t('grid.householdsOf', {
          number: formats.number(own.reduce((sum, atom) => sum + atom.households, 0)),
        });
  };
  return (
    <Modal label={t('work.conflictTitle')} className="conflict" onClose={later}>
      <div className="panel-head">
        <h2>{t('work.conflictTitle')}</h2>
        <span className="top-space" />
        <IconButton icon="close" label={t('work.later')} onClick={later} />
      </div>
      <p className="conflict-body">{t('work.conflictBody', { by: by === '' ? t('work.someone') : by })}</p>
      <div className="conflict-maps">
        {SIDES.map((side) => (
          <figure key={side}>
            <figcaption>{t(`work.${side}`)}</figcaption>
            <Version
              plan={conflict[side]}
              both={conflict}
              content={content}
              chosen={codes.filter((code) => choices.get(code) === side)}
            />
          </figure>
        ))}
      </div>
      <ul className="conflict-grids">
        {codes.map((code) => (
          <li key={code}>
            <span className="grow">{code}</span>
            <fieldset className="segmented" aria-label={code}>
              {SIDES.map((side) => (
                <button
                  key={side}
                  type="button"
                  aria-pressed={choices.get(code) === side}
                  onClick={() => setChoices(new Map([...choices, [code, side]]))}
                >
                  {t(side === 'mine' ? 'work.keepMine' : 'work.keepTheirs')}{' '}
                  <small>{households(conflict[side], code)}</small>
                </button>
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
      <div className="panel-foot conflict-foot">
        <button type="button" className="button" onClick={() => all('mine')}>
          {t('work.allMine')}
        </button>
        <button type="button" className="button" onClick={() => all('theirs')}>
          {t('work.allTheirs')}
        </button>
        <span className="top-space" />
        <button
          type="button"
          className="button primary"
          disabled={codes.some((code) => !choices.has(code))}
          onClick={() => work.choose(conflict, choices)}
        >
          {t('work.choose')}
        </button>
      </div>
    </Modal>
  );
}

/** One version on a map of its own. */
function Version(props: {
  readonly plan: PlanState;
  readonly both: SessionConflict;
  readonly content: MapContent;
  readonly chosen: readonly string[];
}) {
  const { plan, both, content } = props;
  const container = useRef<HTMLDivElement>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const codes = useMemo(() => [...new Set([...both.mine.codes, ...both.theirs.codes])], [both]);
  const bounds = useMemo(
    () => boundsOf([...gridFeatures(both.mine, codes), ...gridFeatures(both.theirs, codes)]),
    [both, codes],
  );
  const chosen = props.chosen.join(' ');
  const shown = useMemo<MapContent>(
    () => ({
      ...content,
      selection: null,
      sketch: [],
      ghosts: [],
      picked: chosen === '' ? [] : chosen.split(' '),
      layers: ['unified', 'codes', 'borders', 'buildings'],
      local: {
        drawn: gridFeatures(plan, codes).map((feature) => ({
          ...feature,
          properties: {
            ...feature.properties,
            hue: content.gridColours.get(feature.properties.code) ?? 0,
          },
        })),
        hidden: [...new Set([...codes, ...content.local.hidden])],
      },
    }),
    [content, plan, codes, chosen],
  );
  const latest = useRef(shown);
  latest.current = shown;
  useEffect(() => {
    const element = container.current;
    if (element === null || bounds === null) return;
    const start: { bounds: Bounds; padding: typeof PADDING } = { bounds, padding: PADDING };
    const made = new Stage(element, latest.current, start, QUIET, {});
    made.silence();
    setStage(made);
    return () => {
      setStage(null);
      made.destroy();
    };
  }, [bounds]);
  useEffect(() => {
    stage?.show(shown);
  }, [stage, shown]);
  return <div ref={container} className="conflict-map" />;
}

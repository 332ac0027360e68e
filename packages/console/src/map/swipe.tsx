import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useUrl } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';
import { type MapContent, NO_LOCAL_GRIDS } from './content.ts';
import { Stage } from './stage.ts';
import { useOtherPlan } from './use-other-plan.ts';

const IGNORED = {
  onView: () => undefined,
  onHit: () => undefined,
  onCluster: () => undefined,
  onTileError: () => undefined,
};

/**
 * The departments' own grids (those chosen, else all), or the plan that is set against the shown one, left of a
 * divider, the unified ones right of it; or both beside each other, each in its half. Both maps move as one.
 */
export default function Swipe(props: {
  readonly content: MapContent;
  readonly main: Stage;
  readonly beside: boolean;
}) {
  const { t } = useWords();
  const { content, main, beside } = props;
  const departments = useUrl('departments');
  const { plan, earlier } = useWorkbench();
  const other = useOtherPlan(useUrl('against'));
  const container = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(0.5);
  const shown = useRef(share);
  shown.current = share;
  const [stage, setStage] = useState<Stage | null>(null);
  const before = useMemo<MapContent>(
    () =>
      other === null
        ? { ...content, compare: 'before', shownDepartments: departments }
        : {
            ...content,
            tiles: other.tiles,
            gridColours: other.gridColours,
            earlier: true,
            local: NO_LOCAL_GRIDS,
            decided: [],
            // What belongs to the shown plan alone.
            lostLines: [],
            whatIf: [],
            locked: { grids: [], arcs: [] },
          },
    [content, departments, other],
  );
  const left = other?.name ?? t('compare.before');
  const right =
    other === null || plan === null
      ? t('compare.after')
      : earlier === null
        ? plan.name
        : `${plan.name} · ${t('plan.revision', { revision: earlier })}`;
  const latest = useRef(before);
  latest.current = before;

  useEffect(() => {
    const element = container.current!;
    const made = new Stage(element, latest.current, main.view(), IGNORED, {});
    made.silence();
    const unlink = made.follow(main);
    const whole = () => {
      const { clientWidth, clientHeight } = element;
      return { left: 0, top: 0, width: clientWidth, height: clientHeight };
    };
    main.accompany(made, (frame) => {
      const box = element.getBoundingClientRect();
      if (beside) return { ...whole(), left: box.left - frame.left, top: box.top - frame.top };
      return { ...whole(), width: whole().width * shown.current };
    });
    setStage(made);
    return () => {
      main.accompany(null);
      unlink();
      made.destroy();
    };
  }, [main, beside]);
  useEffect(() => {
    stage?.show(before);
  }, [stage, before]);

  if (beside) {
    return (
      <>
        <div ref={container} className="map-canvas beside-before" />
        <span className="swipe-tag beside-tag before">{left}</span>
        <span className="swipe-tag beside-tag after">{right}</span>
      </>
    );
  }
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = container.current!.getBoundingClientRect();
    setShare(Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)));
  };
  const press = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -0.05 : event.key === 'ArrowRight' ? 0.05 : 0;
    if (by === 0) return;
    event.preventDefault();
    setShare((value) => Math.max(0, Math.min(1, value + by)));
  };
  return (
    <>
      <div className="swipe-clip" style={{ clipPath: `inset(0 ${100 - share * 100}% 0 0)` }}>
        <div ref={container} className="map-canvas" />
      </div>
      <div
        className="swipe-divider"
        style={{ left: `${share * 100}%` }}
        role="slider"
        tabIndex={0}
        aria-label={t('compare.divider')}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={press}
      >
        <span className="swipe-tag left">{left}</span>
        <span className="swipe-tag right">{right}</span>
      </div>
    </>
  );
}

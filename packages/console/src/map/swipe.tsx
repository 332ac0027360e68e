import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '../messages/use-words.ts';
import type { MapContent } from './content.ts';
import { Stage } from './stage.ts';

const IGNORED = { onView: () => undefined, onHit: () => undefined, onTileError: () => undefined };

/** The departments' own grids left of a divider, the unified ones right of it; both maps move as one. */
export default function Swipe({ content, main }: { readonly content: MapContent; readonly main: Stage }) {
  const { t } = useWords();
  const container = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(0.5);
  const [stage, setStage] = useState<Stage | null>(null);
  const before = useRef(content);
  before.current = { ...content, compare: 'before' };

  useEffect(() => {
    const made = new Stage(container.current!, before.current, main.view(), IGNORED, {});
    made.silence();
    const unlink = made.follow(main);
    setStage(made);
    return () => {
      unlink();
      made.destroy();
    };
  }, [main]);
  useEffect(() => {
    stage?.show({ ...content, compare: 'before' });
  }, [stage, content]);

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
  const position = `${share * 100}%`;
  return (
    <>
      <div className="swipe-clip" style={{ clipPath: `inset(0 ${100 - share * 100}% 0 0)` }}>
        <div ref={container} className="map-canvas" />
      </div>
      <div
        className="swipe-divider"
        style={{ left: position }}
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
        <span className="swipe-tag left">{t('compare.before')}</span>
        <span className="swipe-tag right">{t('compare.after')}</span>
      </div>
    </>
  );
}

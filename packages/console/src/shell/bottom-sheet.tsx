import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useEdit } from '../edit/edit-state.tsx';
import { useWords } from '../messages/use-words.ts';

const STOPS = ['low', 'half', 'full'] as const;
type Stop = (typeof STOPS)[number];

/** Height of the sheet at a stop, in pixels; the bars at the top and the bottom stay free. */
export function sheetHeight(stop: Stop, windowHeight: number): number {
  const most = windowHeight - 48 - 56 - 8;
  if (stop === 'low') return 92;
  return stop === 'half' ? Math.round(Math.min(most, windowHeight * 0.44)) : most;
}

/** The panels of a phone: one sheet with three heights, by dragging its handle or pressing it. */
export function BottomSheet(props: {
  readonly label: string;
  readonly openKey: string;
  readonly children: ReactNode;
}) {
  const { t } = useWords();
  const [stop, setStop] = useState<Stop>('half');
  const [dragged, setDragged] = useState<number | null>(null);
  const drag = useRef<{ y: number; height: number; moved: boolean } | null>(null);
  const height = dragged ?? sheetHeight(stop, window.innerHeight);

  // Something new in the sheet is worth seeing.
  useEffect(() => {
    if (props.openKey !== '') setStop((current) => (current === 'low' ? 'half' : current));
  }, [props.openKey]);
  // Whoever draws needs the map.
  const { tool } = useEdit();
  useEffect(() => {
    if (tool !== null) setStop('low');
  }, [tool]);
  useEffect(() => {
    document.documentElement.style.setProperty('--bottom', `${sheetHeight(stop, window.innerHeight)}px`);
    return () => {
      document.documentElement.style.removeProperty('--bottom');
    };
  }, [stop]);

  const move = (event: PointerEvent) => {
    if (drag.current === null) return;
    const by = drag.current.y - event.clientY;
    if (Math.abs(by) > 4) drag.current.moved = true;
    setDragged(Math.max(60, Math.min(sheetHeight('full', window.innerHeight), drag.current.height + by)));
  };
  const release = () => {
    if (drag.current?.moved && dragged !== null) {
      const nearest = [...STOPS].sort(
        (a, b) =>
          Math.abs(sheetHeight(a, window.innerHeight) - dragged) -
          Math.abs(sheetHeight(b, window.innerHeight) - dragged),
      );
      setStop(nearest[0]);
    }
    setDragged(null);
  };
  const press = () => {
    const moved = drag.current?.moved === true;
    drag.current = null;
    if (!moved) setStop(STOPS[(STOPS.indexOf(stop) + 1) % STOPS.length]);
  };
  return (
    <div className="sheet" style={{ '--sheet': `${height}px` } as React.CSSProperties}>
      <button
        type="button"
        className="sheet-handle"
        aria-label={`${props.label}: ${t(`sheet.${stop}`)}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { y: event.clientY, height, moved: false };
        }}
        onPointerMove={move}
        onPointerUp={release}
        onClick={press}
      />
      {props.children}
    </div>
  );
}

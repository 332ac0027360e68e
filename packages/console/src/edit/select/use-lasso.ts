import type { Polygon, Position } from 'geojson';
import { useRef } from 'react';
import type { Press } from '../../map/gestures.ts';
import { setSketch } from '../sketch.ts';
import { lassoArea } from './lasso.ts';

/** Gestures of a lasso: held and dragged it runs around an area; from the keyboard things are picked one by one. */
export function useLasso(onArea: (area: Polygon, press: Press) => void): {
  readonly down: (press: Press) => boolean;
  readonly drag: (press: Press) => void;
  readonly up: (press: Press) => void;
  readonly cancel: () => void;
} {
  const path = useRef<Position[]>([]);
  const draw = () => setSketch({ line: path.current, set: 0, closed: true, refused: false });
  const clear = () => {
    path.current = [];
    setSketch({ line: [], set: 0, closed: false });
  };
  return {
    down: (press) => {
      path.current = [press.at];
      return press.by !== 'keyboard';
    },
    drag: (press) => {
      path.current = [...path.current, press.at];
      draw();
    },
    up: (press) => {
      const area = lassoArea(path.current);
      clear();
      if (area !== null) onArea(area, press);
    },
    cancel: clear,
  };
}

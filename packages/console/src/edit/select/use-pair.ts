import type { EditOp } from '@onegrid/planning';
import { useHold } from '../use-hold.ts';
import { useFirstGrid } from './use-first-grid.ts';
import { usePlaces } from './use-places.ts';
import { type Trial, useTrial } from './use-trial.ts';

type Pixel = readonly [number, number] | null;

/** A grid in hand, and how another one is tried and taken for it. */
export interface Pair {
  readonly first: string | null;
  readonly trial: Trial;
  /** Shows what would become of the grid in hand together with another. */
  readonly point: (other: string | null, pixel: Pixel) => void;
  /** Takes a grid in hand, puts it back, or takes another for the one in hand. */
  readonly press: (code: string) => void;
  /** Puts the grid in hand back. */
  readonly drop: () => void;
  /** Whether the keyboard has its crosshair on the map. */
  readonly crosshair: boolean;
}

/** Tools that take one grid, then another: pressing the first again, or Escape, puts it back. */
export function usePair(tool: {
  readonly operation: (first: string, other: string) => EditOp;
  readonly take: (first: string, other: string) => void;
  readonly finish: (first: string | null) => void;
}): Pair {
  const { places } = usePlaces();
  const trial = useTrial();
  const [first, pick] = useFirstGrid();
  const point = (other: string | null, pixel: Pixel) => {
    if (first === null || other === null || other === first) trial.clear();
    else trial.show(tool.operation(first, other), pixel);
  };
  const press = (code: string) => {
    trial.clear();
    if (first === null) pick(code);
    else if (code === first) pick(null);
    else tool.take(first, code);
  };
  const crosshair = useHold({
    cursor: 'pointer',
    click: (at) => {
      const code = places.gridAt(at);
      if (code !== null) press(code);
    },
    move: (at, pixel) => point(places.gridAt(at), pixel),
    finish: () => tool.finish(first),
    giveUp: () => {
      trial.clear();
      if (first === null) return false;
      pick(null);
      return true;
    },
  });
  return { first, trial, point, press, drop: () => pick(null), crosshair };
}

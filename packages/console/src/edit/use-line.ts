import type { Position } from 'geojson';
import { useEffect, useRef, useState } from 'react';
import { useWorkbench } from '../app/workbench.tsx';
import type { Press } from '../map/gestures.ts';
import { useEdit } from './edit-state.tsx';
import { lineLength } from './length.ts';
import { NextFrame } from './next-frame.ts';
import { simplified } from './simplify.ts';
import { setSketch } from './sketch.ts';
import type { HeldTool } from './use-hold.ts';
import type { useSnap } from './use-snap.ts';

/** A second press this near, in pixels, is the other half of a double press. */
const SAME_PLACE_PIXELS = 6;
/** A line that was drawn free of hand keeps to itself within so many pixels. */
const FREE_HAND_PIXELS = 1.5;

interface LineOptions {
  /** The line is the border of an area. */
  readonly closed?: boolean;
  readonly snap: ReturnType<typeof useSnap>;
  /** What is drawn so far, with the place of the pointer; null where nothing is. Once a frame at most. */
  preview(line: readonly Position[] | null, pixel: readonly [number, number] | null): void;
  /** The line is finished. True where it was taken: the next one then begins from nothing. */
  finish(line: readonly Position[]): boolean;
}

interface LineInHand {
  readonly tool: HeldTool;
  /** Points that were set, and the length with the pointer in metres. */
  readonly points: number;
  readonly length: number;
}

/**
 * A line drawn on the map: free of hand by dragging, or point by point; a double press or Enter ends it, Backspace
 * takes a point back, Escape gives it up. Points go to what they snap to.
 */
export function useLine(options: LineOptions): LineInHand {
  const { stage } = useWorkbench();
  const edit = useEdit();
  const latest = useRef({ options, edit });
  latest.current = { options, edit };
  const [shown, setShown] = useState({ points: 0, length: 0 });
  const drawing = useRef<Drawing | null>(null);
  if (drawing.current === null) {
    drawing.current = new Drawing(
      () => latest.current.options,
      () => latest.current.edit.refuse(null),
      setShown,
    );
  }
  drawing.current.stage = stage;
  useEffect(() => {
    const made = drawing.current;
    return () => made?.end();
  }, []);
  return { tool: drawing.current.tool, ...shown };
}

class Drawing {
  stage: ReturnType<typeof useWorkbench>['stage'] = null;
  private points: Position[] = [];
  private pointer: Position | null = null;
  private pixel: readonly [number, number] | null = null;
  /** Where the press began that may become a free-hand line. */
  private pressedAt: Position | null = null;
  private freeHand = false;
  private readonly frame = new NextFrame();

  constructor(
    private readonly options: () => LineOptions,
    private readonly begun: () => void,
    private readonly show: (shown: { readonly points: number; readonly length: number }) => void,
  ) {}

  readonly tool: HeldTool = {
    cursor: 'crosshair',
    // From the keyboard every press sets a point.
    down: ({ at, by }) => {
      this.pressedAt = at;
      return by !== 'keyboard';
    },
    drag: (press) => this.drag(press),
    up: () => this.finish(),
    cancel: () => this.clear(),
    click: (at) => this.add(at),
    move: (at, pixel) => this.move(at, pixel),
    finish: () => this.finish(),
    back: () => this.back(),
    giveUp: () => {
      const begun = this.points.length > 0;
      this.clear();
      return begun;
    },
  };

  end(): void {
    this.clear();
    this.frame.drop();
  }

  private snapped(at: Position): Position {
    const snap = this.options().snap(at);
    setSketch({ snap });
    return snap?.at ?? at;
  }

  private drag({ at, pixel }: Press): void {
    if (!this.freeHand) {
      this.freeHand = true;
      this.begun();
      // What was set before is gone on from; else the press itself is where the line begins.
      if (this.points.length === 0) this.points = [this.snapped(this.pressedAt ?? at)];
    }
    this.points = [...this.points, at];
    this.pointer = this.snapped(at);
    this.pixel = pixel;
    this.draw();
  }

  private add(at: Position): void {
    const point = this.snapped(at);
    const last = this.points.at(-1);
    if (last !== undefined && this.isNear(last, point)) return;
    this.points = [...this.points, point];
    this.pointer = null;
    this.begun();
    this.draw();
  }

  private move(at: Position, pixel: readonly [number, number]): void {
    this.pointer = this.snapped(at);
    this.pixel = pixel;
    if (this.points.length > 0) this.draw();
  }

  private back(): void {
    this.points = this.points.slice(0, -1);
    this.draw();
  }

  private finish(): void {
    const line = this.freeHand ? this.smoothed() : this.points;
    this.freeHand = false;
    this.frame.drop();
    if (line.length < 2) {
      this.clear();
      return;
    }
    if (this.options().finish(line)) this.clear();
    else {
      // It stays in sight while the reason is read, and the next point begins anew.
      this.points = [];
      this.pointer = null;
      this.show({ points: 0, length: 0 });
      setSketch({ line, set: line.length, refused: true, touched: [], snap: null });
    }
  }

  private clear(): void {
    this.points = [];
    this.pointer = null;
    this.freeHand = false;
    this.frame.drop();
    this.show({ points: 0, length: 0 });
    setSketch({ line: [], set: 0, refused: false, touched: [], snap: null });
    this.options().preview(null, null);
  }

  /** The free-hand line without what the hand trembled, its end where it snapped to. */
  private smoothed(): Position[] {
    const line = [...this.points.slice(0, -1), this.pointer ?? this.points[this.points.length - 1]];
    const within = (FREE_HAND_PIXELS * (this.stage?.metresPerPixel() ?? 1)) / 111_320;
    return simplified(line, within).map((i) => line[i]);
  }

  private draw(): void {
    this.frame.run(() => {
      const { points, pointer, freeHand } = this;
      const whole = pointer === null || freeHand ? points : [...points, pointer];
      this.show({ points: freeHand ? 2 : points.length, length: lineLength(whole) });
      setSketch({
        line: whole,
        set: freeHand ? 1 : points.length,
        closed: this.options().closed === true,
        refused: false,
      });
      this.options().preview(whole.length < 2 ? null : whole, this.pixel);
    });
  }

  private isNear(a: Position, b: Position): boolean {
    const { stage } = this;
    if (stage === null) return false;
    const [from, to] = [stage.project([a[0], a[1]]), stage.project([b[0], b[1]])];
    return Math.hypot(from.x - to.x, from.y - to.y) < SAME_PLACE_PIXELS;
  }
}

import type { Map as GlMap } from 'maplibre-gl';
import type { Hit } from './hits.ts';

/** A press of the mouse, of a finger, or of the crosshair that the keyboard moves. */
export interface Press {
  /** Longitude and latitude in degrees. */
  readonly at: [number, number];
  /** CSS pixels from the corner of the map. */
  readonly pixel: [number, number];
  readonly by: 'mouse' | 'touch' | 'keyboard';
  readonly shift: boolean;
}

/**
 * What a tool listens to while it is in hand. Mouse, finger and keyboard come to the same calls: a press that
 * `down` takes is followed by `drag` and `up` or by `cancel`, and the map stays where it is; any other short
 * press is a `click`.
 */
export interface StageTool {
  readonly cursor: string;
  /** A press begins. True takes it: the map does not pan, and what follows comes to `drag` and `up`. */
  down?(press: Press): boolean;
  /** The press that was taken has moved. */
  drag?(press: Press): void;
  /** The press that was taken ends after it has moved. */
  up?(press: Press): void;
  /** The press that was taken ends without effect: a second finger, Escape, the window was left. */
  cancel?(): void;
  /** A short press, whether `down` took it or not. */
  click(at: [number, number], hit: Hit): void;
  /** A finger rests. */
  longPress?(press: Press): void;
  /** The pointer (or the crosshair) moves without a press. */
  move(at: [number, number], pixel: [number, number]): void;
  /** A double press, or Enter. */
  finish(): void;
  /** Backspace or Delete. */
  back?(): void;
  /** A key of the tool's own, before the common ones; true where it was one. */
  key?(event: KeyboardEvent): boolean;
}

/** A press that moved less, in pixels, was none that drags. */
const TOLERANCE: Readonly<Record<Press['by'], number>> = { mouse: 3, touch: 8, keyboard: 0 };
const LONG_PRESS_MS = 550;

interface Held {
  readonly pointer: number;
  readonly start: readonly [number, number];
  readonly by: Press['by'];
  readonly taken: boolean;
  moved: boolean;
  timer: number;
}

/** Tells a tool of presses on the map, and keeps the map from panning while the tool has one. */
export class Gestures {
  private held: Held | null = null;
  /** The click that follows a gesture is none of its own. */
  private swallow = false;
  private readonly canvas: HTMLElement;

  constructor(
    private readonly map: GlMap,
    private readonly tool: () => StageTool | null,
  ) {
    this.canvas = map.getCanvasContainer();
    this.canvas.addEventListener('pointerdown', (event) => this.onDown(event));
    this.canvas.addEventListener('pointermove', (event) => this.onMove(event));
    this.canvas.addEventListener('pointerup', (event) => this.onUp(event));
    this.canvas.addEventListener('pointercancel', () => this.cancel());
  }

  /** Whether a tool has a press that is still held. */
  get busy(): boolean {
    return this.held?.taken === true;
  }

  /** Whether the click that just came belongs to a gesture that a tool already had; asks once. */
  takesClick(): boolean {
    const { swallow } = this;
    this.swallow = false;
    return swallow;
  }

  /** Ends the press that is held, if there is one, without effect. */
  cancel(): void {
    const { held } = this;
    this.end();
    if (held?.taken === true) {
      this.swallow = true;
      this.tool()?.cancel?.();
    }
  }

  private onDown(event: PointerEvent): void {
    const tool = this.tool();
    if (tool === null || event.button !== 0) return;
    if (this.held !== null) {
      // A second finger: the map is moved or zoomed with both.
      this.cancel();
      return;
    }
    this.swallow = false;
    const press = this.press(event);
    const taken = tool.down?.(press) ?? false;
    this.held = { pointer: event.pointerId, start: press.pixel, by: press.by, taken, moved: false, timer: 0 };
    if (taken) {
      this.map.dragPan.disable();
      this.canvas.setPointerCapture(event.pointerId);
    }
    if (tool.longPress !== undefined && press.by === 'touch') {
      this.held.timer = window.setTimeout(() => this.rest(press), LONG_PRESS_MS);
    }
  }

  private onMove(event: PointerEvent): void {
    const { held } = this;
    if (held === null || event.pointerId !== held.pointer) return;
    const press = this.press(event);
    if (!held.moved) {
      const far = Math.hypot(press.pixel[0] - held.start[0], press.pixel[1] - held.start[1]);
      if (far <= TOLERANCE[held.by]) return;
      held.moved = true;
      window.clearTimeout(held.timer);
    }
    if (held.taken) this.tool()?.drag?.(press);
  }

  private onUp(event: PointerEvent): void {
    const { held } = this;
    if (held === null || event.pointerId !== held.pointer) return;
    this.end();
    if (!held.taken || !held.moved) return;
    this.swallow = true;
    this.tool()?.up?.(this.press(event));
  }

  private rest(press: Press): void {
    const { held } = this;
    if (held === null || held.moved) return;
    if (held.taken) this.tool()?.cancel?.();
    this.end();
    this.swallow = true;
    this.tool()?.longPress?.(press);
  }

  private end(): void {
    const { held } = this;
    this.held = null;
    if (held === null) return;
    window.clearTimeout(held.timer);
    if (!held.taken) return;
    this.map.dragPan.enable();
    if (this.canvas.hasPointerCapture(held.pointer)) this.canvas.releasePointerCapture(held.pointer);
  }

  private press(event: PointerEvent): Press {
    const { left, top } = this.canvas.getBoundingClientRect();
    const pixel: [number, number] = [event.clientX - left, event.clientY - top];
    const { lng, lat } = this.map.unproject(pixel);
    return {
      at: [lng, lat],
      pixel,
      by: event.pointerType === 'touch' ? 'touch' : 'mouse',
      shift: event.shiftKey,
    };
  }
}

import { useEffect, useRef, useState } from 'react';
import { useWorkbench } from '../app/workbench.tsx';
import type { Press, StageTool } from '../map/gestures.ts';
import type { Stage } from '../map/stage.ts';
import { isTyping } from '../shell/use-keyboard.ts';

/** How far an arrow key moves the crosshair, in pixels. */
const STEP = 12;
const LONG_STEP = 60;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A tool's gestures. */
export interface HeldTool extends StageTool {
  /** Escape: gives up what was begun. False where nothing was; the tool is then put down. */
  giveUp?(): boolean;
}

/**
 * Puts a tool in hand on the map for as long as the component lives. Mouse and finger come from the map; from the
 * keyboard the middle of the map is the pointer: arrows move it (the map under it), Space presses, Enter finishes,
 * Backspace takes back, Escape gives up.
 *
 * @returns whether the keyboard has begun to point, so that a crosshair is to be drawn
 */
export function useHold(tool: HeldTool): boolean {
  const { stage } = useWorkbench();
  const latest = useRef(tool);
  latest.current = tool;
  const [crosshair, setCrosshair] = useState(false);
  const { cursor } = tool;
  const rests = tool.longPress !== undefined;
  useEffect(() => {
    if (stage === null) return;
    stage.hold({
      cursor,
      down: (press) => latest.current.down?.(press) ?? false,
      drag: (press) => latest.current.drag?.(press),
      up: (press) => latest.current.up?.(press),
      cancel: () => latest.current.cancel?.(),
      click: (at, hit) => latest.current.click(at, hit),
      move: (at, pixel) => latest.current.move(at, pixel),
      finish: () => latest.current.finish(),
      ...(rests ? { longPress: (press: Press) => latest.current.longPress?.(press) } : {}),
    });
    const keys = new CrosshairKeys(stage, () => latest.current, setCrosshair);
    window.addEventListener('keydown', keys.press, true);
    if (!isTyping(document.activeElement)) stage.focus();
    return () => {
      window.removeEventListener('keydown', keys.press, true);
      stage.hold(null);
    };
  }, [stage, cursor, rests]);
  return crosshair;
}

/** The middle of the map as a pointer. */
class CrosshairKeys {
  /** Whether the tool has taken a press that the keyboard began. */
  private held = false;

  constructor(
    private readonly stage: Stage,
    private readonly tool: () => HeldTool,
    private readonly show: (crosshair: boolean) => void,
  ) {}

  readonly press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    // A button that has the focus is pressed by Space and Enter itself.
    if (event.target instanceof HTMLButtonElement && [' ', 'Enter'].includes(event.key)) return;
    if (this.tool().key?.(event) !== true && !this.common(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  private common(event: KeyboardEvent): boolean {
    const tool = this.tool();
    const arrow = ARROWS[event.key];
    if (arrow !== undefined) {
      this.show(true);
      const step = event.shiftKey ? LONG_STEP : STEP;
      this.stage.panBy(arrow[0] * step, arrow[1] * step);
      const press = this.here(event);
      if (this.held) tool.drag?.(press);
      else tool.move(press.at, press.pixel);
      return true;
    }
    switch (event.key) {
      case ' ':
        this.show(true);
        this.point(event);
        return true;
      case 'Enter':
        if (this.held) this.point(event);
        else tool.finish();
        return true;
      case 'Backspace':
      case 'Delete':
        tool.back?.();
        return tool.back !== undefined;
      case 'Escape':
        if (!this.held) return tool.giveUp?.() ?? false;
        this.held = false;
        tool.cancel?.();
        return true;
      default:
        return false;
    }
  }

  private point(event: KeyboardEvent): void {
    const tool = this.tool();
    const press = this.here(event);
    if (this.held) {
      this.held = false;
      tool.up?.(press);
      return;
    }
    this.held = tool.down?.(press) ?? false;
    if (!this.held) tool.click(press.at, this.stage.hitAtPlace(press.at));
  }

  private here(event: KeyboardEvent): Press {
    const at = this.stage.centre();
    const { x, y } = this.stage.project(at);
    return { at, pixel: [x, y], by: 'keyboard', shift: event.shiftKey };
  }
}

import { type MapContent, NO_LOCAL_GRIDS } from '../map/content.ts';
import { Stage } from '../map/stage.ts';
import type { MapPlace } from './map-ratio.ts';

/** Longer than this no reader of a map waits for its tiles. */
const MOST_MS = 60_000;

/** A map for paper: light, in full, without what is in hand or selected on the screen. */
export function contentForPaper(content: MapContent): MapContent {
  const kept = content.layers.filter((key) => !['arcs', 'lost', 'atoms'].includes(key));
  return {
    ...content,
    dark: false,
    layers: [...new Set([...kept, 'unified', 'codes', 'borders'] as const)],
    shownDepartments: [],
    compare: 'after',
    selection: null,
    spread: [],
    sketch: [],
    picked: [],
    ghosts: [],
    draft: null,
    preview: null,
    lostLines: [],
    locked: { grids: [], arcs: [] },
    whatIf: [],
    handedOver: [],
    decided: [],
    local: NO_LOCAL_GRIDS,
    faults: null,
  };
}

/**
 * Draws a map of its own, off the screen, in the size and with the pixels that paper asks for.
 *
 * @throws Error with the map's words where a tile cannot be read, or where nothing has come after a minute
 */
export async function printMap(
  content: MapContent,
  place: MapPlace,
  frame: { readonly width: number; readonly height: number },
  pixelRatio: number,
): Promise<HTMLCanvasElement> {
  const container = document.createElement('div');
  container.setAttribute('aria-hidden', 'true');
  container.style.cssText = `position:fixed;left:-20000px;top:0;width:${frame.width}px;height:${frame.height}px`;
  document.body.append(container);
  let stage: Stage | null = null;
  let late = 0;
  try {
    await new Promise<void>((resolve, reject) => {
      late = window.setTimeout(() => reject(new Error('map-not-drawn')), MOST_MS);
      stage = new Stage(
        container,
        content,
        { lon: place.centre[0], lat: place.centre[1], zoom: place.zoom },
        {
          onView: () => undefined,
          onHit: () => undefined,
          onCluster: () => undefined,
          onTileError: (message) => reject(new Error(message)),
        },
        {},
        pixelRatio,
      );
      stage.silence();
      stage.onSettled(resolve);
    });
    const { left, top, width, height } = container.getBoundingClientRect();
    return stage!.picture({ left, top, width, height });
  } finally {
    window.clearTimeout(late);
    (stage as Stage | null)?.destroy();
    container.remove();
  }
}

import { useEffect, useRef, useState } from 'react';
import type { MapContent } from '../map/content.ts';
import { drawPaper, layOut, PAPER_SCALE, type Paper } from './draw-paper.ts';
import { placeOnPaper } from './map-ratio.ts';
import { contentForPaper, printMap } from './print-map.ts';

export type PaperState =
  | { readonly kind: 'drawing' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'drawn'; readonly canvas: HTMLCanvasElement; readonly url: string };

/** Words of a sheet change with every key that is pressed; it is drawn when they rest. */
const RESTS_MS = 400;
const PREVIEW_WIDTH = 1200;

/** Draws a sheet of paper anew whenever what goes onto it changes; `bounds` null waits. */
export function usePaper(
  paper: Paper,
  bounds: readonly number[] | null,
  content: MapContent,
): { readonly state: PaperState; retry(): void } {
  const [state, setState] = useState<PaperState>({ kind: 'drawing' });
  const [turn, setTurn] = useState(0);
  // The map as it is when drawing begins: what changes on the screen meanwhile is no reason to begin again.
  const latest = useRef({ paper, content });
  latest.current = { paper, content };
  const map = useRef<{ readonly key: string; readonly canvas: HTMLCanvasElement } | null>(null);
  const { ratio: _ratio, length: _length, ...plain } = paper;
  const wanted = JSON.stringify([plain, bounds]);
  useEffect(() => {
    if (bounds === null) return;
    let live = true;
    setState({ kind: 'drawing' });
    const draw = async () => {
      const { paper: asked, content: shown } = latest.current;
      const layout = await layOut(asked);
      const place = placeOnPaper(bounds, layout.map);
      const key = JSON.stringify([place, layout.map, turn]);
      // Other words around it leave the map as it is.
      if (map.current?.key !== key) {
        const canvas = await printMap(contentForPaper(shown), place, layout.map, PAPER_SCALE);
        if (!live) return;
        map.current = { key, canvas };
      }
      const canvas = drawPaper(asked, layout, map.current.canvas, place);
      if (live) setState({ kind: 'drawn', canvas, url: preview(canvas) });
    };
    const wait = window.setTimeout(() => {
      draw().catch((error: unknown) => {
        if (live)
          setState({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
      });
    }, RESTS_MS);
    return () => {
      live = false;
      window.clearTimeout(wait);
    };
  }, [wanted, turn]);
  return { state, retry: () => setTurn((value) => value + 1) };
}

/** The sheet in the size of the dialog. */
function preview(canvas: HTMLCanvasElement): string {
  const small = document.createElement('canvas');
  small.width = PREVIEW_WIDTH;
  small.height = Math.round((canvas.height / canvas.width) * PREVIEW_WIDTH);
  const context = small.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, 0, 0, small.width, small.height);
  return small.toDataURL('image/jpeg', 0.85);
}

import type { LegendBlock } from '../map/legend-blocks.ts';
import { blankSheet, blockHeight, drawBlock, drawMap, fontsFor, INK, SOFT, text } from './draw-parts.ts';
import type { MapPlace } from './map-ratio.ts';
import { COLUMN, type Orientation, type PaperLayout, paperLayout } from './paper-layout.ts';

/** What goes onto a sheet of paper beside the map, in words already. */
export interface Paper {
  readonly orientation: Orientation;
  readonly title: string;
  readonly subtitle: string;
  readonly blocks: readonly LegendBlock[];
  /** Across the map, for data that is made up; empty for none. */
  readonly watermark: string;
  readonly foot: readonly string[];
  readonly north: string;
  /** The scale in words, such as 1:10,000. */
  readonly ratio: (ratio: number) => string;
  readonly length: (metres: number) => string;
}

/** Pixels of the drawing to a CSS pixel: 240 to the inch of paper. */
export const PAPER_SCALE = 2.5;

/** Where everything goes on the sheet, once its words are measured. */
export async function layOut(paper: Paper): Promise<PaperLayout> {
  const { title, subtitle, watermark, north, foot } = paper;
  await fontsFor([title, subtitle, watermark, north, ...foot, paper.ratio(0)], paper.blocks);
  const context = document.createElement('canvas').getContext('2d')!;
  return paperLayout(
    paper.orientation,
    paper.blocks.map((block) => blockHeight(context, block, COLUMN)),
  );
}

/** Draws the whole sheet, map included, at 240 pixels to the inch. */
export function drawPaper(
  paper: Paper,
  layout: PaperLayout,
  map: HTMLCanvasElement,
  { ratio, metresPerPixel }: MapPlace,
): HTMLCanvasElement {
  const { canvas, context } = blankSheet(layout.width, layout.height, PAPER_SCALE);
  text(context, paper.title, layout.title.left, layout.title.top + 30, 30, INK, 600);
  text(context, paper.subtitle, layout.title.left, layout.title.top + 54, 14, SOFT);
  drawMap(context, layout.map, {
    drawn: map,
    watermark: paper.watermark,
    north: paper.north,
    scale: { metresPerPixel, length: paper.length, over: paper.ratio(ratio) },
  });
  paper.blocks.forEach((block, index) => {
    const { left, top } = layout.blocks[index];
    drawBlock(context, block, left, top, COLUMN);
  });
  text(context, paper.foot.join('　·　'), layout.foot.left, layout.foot.top + 26, 12, SOFT);
  return canvas;
}

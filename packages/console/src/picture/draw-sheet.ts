import type { LegendBlock } from '../map/legend-blocks.ts';
import { blankSheet, blockHeight, drawBlock, drawMap, fontsFor, INK, SOFT, text } from './draw-parts.ts';
import { BLOCK_GAP, columnsOf } from './sheet-layout.ts';

/** What goes onto a sheet, in words already. */
export interface Sheet {
  readonly map: HTMLCanvasElement;
  /** Size of the map on the page, in CSS pixels. */
  readonly mapWidth: number;
  readonly mapHeight: number;
  readonly metresPerPixel: number;
  readonly title: string;
  readonly subtitle: string;
  readonly blocks: readonly LegendBlock[];
  /** Across the map, for data that is made up; empty for none. */
  readonly watermark: string;
  readonly foot: readonly string[];
  readonly north: string;
  readonly length: (metres: number) => string;
}

/** Pixels of the sheet to a CSS pixel. */
export const SHEET_SCALE = 2;
const MARGIN = 16;
const HEAD = 54;
const FOOT = 30;
const COLUMN = 236;

/** Draws title, map, legends, scale bar, north arrow, watermark and foot onto white. */
export async function drawSheet(sheet: Sheet): Promise<HTMLCanvasElement> {
  const { title, subtitle, watermark, north, foot } = sheet;
  await fontsFor([title, subtitle, watermark, north, ...foot], sheet.blocks);
  const measure = document.createElement('canvas').getContext('2d')!;
  const heights = sheet.blocks.map((block) => blockHeight(measure, block, COLUMN));
  const columns = columnsOf(heights, sheet.mapHeight);
  const height = Math.max(sheet.mapHeight, ...columns.map((column) => columnHeight(column, heights)));
  const width = 2 * MARGIN + sheet.mapWidth + columns.length * (COLUMN + MARGIN);
  const { canvas, context } = blankSheet(width, HEAD + height + FOOT, SHEET_SCALE);
  text(context, title, MARGIN, 26, 18, INK, 600);
  text(context, subtitle, MARGIN, 44, 12, SOFT);
  drawMap(
    context,
    { left: MARGIN, top: HEAD, width: sheet.mapWidth, height: sheet.mapHeight },
    {
      drawn: sheet.map,
      watermark: sheet.watermark,
      north: sheet.north,
      scale: { metresPerPixel: sheet.metresPerPixel, length: sheet.length },
    },
  );
  for (const [index, column] of columns.entries()) {
    let y = HEAD;
    for (const block of column) {
      const x = 2 * MARGIN + sheet.mapWidth + index * (COLUMN + MARGIN);
      drawBlock(context, sheet.blocks[block], x, y, COLUMN);
      y += heights[block] + BLOCK_GAP;
    }
  }
  text(context, foot.join('　·　'), MARGIN, HEAD + height + 20, 12, SOFT);
  return canvas;
}

function columnHeight(column: readonly number[], heights: readonly number[]): number {
  return column.reduce((sum, index) => sum + heights[index] + BLOCK_GAP, -BLOCK_GAP);
}

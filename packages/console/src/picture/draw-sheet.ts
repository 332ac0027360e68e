import type { LegendBlock } from '../map/legend-blocks.ts';
import { drawSign } from './draw-sign.ts';
import { scaleBar } from './scale-bar.ts';
import { BLOCK_GAP, columnsOf } from './sheet-layout.ts';
import { wrapText } from './wrap-text.ts';

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
const FONT = '"Noto Sans SC Variable", "Noto Sans SC", sans-serif';
const INK = '#1d2733';
const SOFT = '#4f5a66';
const EDGE = '#aeb6bf';
const MARGIN = 16;
const HEAD = 54;
const FOOT = 30;
const COLUMN = 236;
const TITLE_LINE = 20;
const ROW_LINE = 20;
const NOTE_LINE = 16;

/** Draws title, map, legends, scale bar, north arrow, watermark and foot onto white. */
export async function drawSheet(sheet: Sheet): Promise<HTMLCanvasElement> {
  await fontsFor(sheet);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  const heights = sheet.blocks.map((block) => blockHeight(context, block));
  const columns = columnsOf(heights, sheet.mapHeight);
  const height = Math.max(sheet.mapHeight, ...columns.map((column) => columnHeight(column, heights)));
  canvas.width = Math.round((2 * MARGIN + sheet.mapWidth + columns.length * (COLUMN + MARGIN)) * SHEET_SCALE);
  canvas.height = Math.round((HEAD + height + FOOT) * SHEET_SCALE);
  context.scale(SHEET_SCALE, SHEET_SCALE);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  drawHead(context, sheet);
  drawMap(context, sheet);
  for (const [index, column] of columns.entries()) {
    let y = HEAD;
    for (const block of column) {
      drawBlock(context, sheet.blocks[block], 2 * MARGIN + sheet.mapWidth + index * (COLUMN + MARGIN), y);
      y += heights[block] + BLOCK_GAP;
    }
  }
  text(context, sheet.foot.join('　·　'), MARGIN, HEAD + height + 20, 12, SOFT);
  return canvas;
}

/** The page's font comes in parts; those that the sheet's words need must be there before it is drawn. */
async function fontsFor(sheet: Sheet): Promise<void> {
  const words = [
    sheet.title + sheet.subtitle + sheet.watermark + sheet.north + sheet.foot.join(''),
    ...sheet.blocks.flatMap(({ title, rows, notes }) => [
      title,
      ...rows.map((row) => row.text + (row.aside ?? '')),
      ...notes,
    ]),
  ].join('');
  await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 14px ${FONT}`, words)));
}

function drawHead(context: CanvasRenderingContext2D, { title, subtitle }: Sheet): void {
  text(context, title, MARGIN, 26, 18, INK, 600);
  text(context, subtitle, MARGIN, 44, 12, SOFT);
}

function drawMap(context: CanvasRenderingContext2D, sheet: Sheet): void {
  const { map, mapWidth, mapHeight } = sheet;
  context.save();
  context.translate(MARGIN, HEAD);
  context.drawImage(map, 0, 0, mapWidth, mapHeight);
  context.beginPath();
  context.rect(0, 0, mapWidth, mapHeight);
  context.clip();
  if (sheet.watermark !== '') drawWatermark(context, sheet);
  drawScale(context, sheet);
  drawNorth(context, sheet);
  context.strokeStyle = EDGE;
  context.strokeRect(0.5, 0.5, mapWidth - 1, mapHeight - 1);
  context.restore();
}

function drawWatermark(context: CanvasRenderingContext2D, { watermark, mapWidth, mapHeight }: Sheet): void {
  context.save();
  context.translate(mapWidth / 2, mapHeight / 2);
  context.rotate(-Math.atan2(mapHeight, mapWidth));
  context.textAlign = 'center';
  context.globalAlpha = 0.16;
  text(context, watermark, 0, 0, Math.min(84, mapWidth / 7), INK, 600);
  context.restore();
}

function drawScale(context: CanvasRenderingContext2D, sheet: Sheet): void {
  const bar = scaleBar(sheet.metresPerPixel, Math.min(160, sheet.mapWidth / 3));
  const y = sheet.mapHeight - 14;
  context.fillStyle = 'rgb(255 255 255 / 85%)';
  context.fillRect(8, y - 24, bar.pixels + 20, 32);
  context.strokeStyle = INK;
  context.lineWidth = 1.5;
  context.stroke(new Path2D(`M18 ${y - 5}V${y}H${18 + bar.pixels}V${y - 5}`));
  text(context, sheet.length(bar.metres), 18, y - 10, 11, INK);
}

function drawNorth(context: CanvasRenderingContext2D, { mapWidth, north }: Sheet): void {
  context.save();
  context.translate(mapWidth - 26, 18);
  context.fillStyle = 'rgb(255 255 255 / 85%)';
  context.fillRect(-16, -10, 32, 56);
  context.fillStyle = INK;
  context.fill(new Path2D('M0 -4L8 24L0 18L-8 24Z'));
  context.textAlign = 'center';
  text(context, north, 0, 40, 12, INK, 600);
  context.restore();
}

function drawBlock(context: CanvasRenderingContext2D, block: LegendBlock, x: number, top: number): void {
  let y = top;
  for (const line of lines(context, block.title, 13, 600)) {
    y += TITLE_LINE;
    text(context, line, x, y - 5, 13, INK, 600);
  }
  for (const row of block.rows) {
    y += ROW_LINE;
    drawSign(context, row.sign, x, y - 16, EDGE);
    text(context, row.text, x + 32, y - 4, 12, INK);
    if (row.aside !== undefined) {
      context.save();
      context.textAlign = 'right';
      text(context, row.aside, x + COLUMN, y - 4, 12, SOFT);
      context.restore();
    }
  }
  for (const note of block.notes) {
    for (const line of lines(context, note, 11, 400)) {
      y += NOTE_LINE;
      text(context, line, x, y - 2, 11, SOFT);
    }
  }
}

function blockHeight(context: CanvasRenderingContext2D, block: LegendBlock): number {
  const notes = block.notes.reduce((sum, note) => sum + lines(context, note, 11, 400).length, 0);
  return (
    lines(context, block.title, 13, 600).length * TITLE_LINE +
    block.rows.length * ROW_LINE +
    notes * NOTE_LINE +
    4
  );
}

function columnHeight(column: readonly number[], heights: readonly number[]): number {
  return column.reduce((sum, index) => sum + heights[index] + BLOCK_GAP, -BLOCK_GAP);
}

function lines(context: CanvasRenderingContext2D, words: string, size: number, weight: number): string[] {
  context.font = `${weight} ${size}px ${FONT}`;
  return wrapText(words, COLUMN, (part) => context.measureText(part).width);
}

function text(
  context: CanvasRenderingContext2D,
  words: string,
  x: number,
  y: number,
  size: number,
  colour: string,
  weight = 400,
): void {
  context.font = `${weight} ${size}px ${FONT}`;
  context.fillStyle = colour;
  context.fillText(words, x, y);
}

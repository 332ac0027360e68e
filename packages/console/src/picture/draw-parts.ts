import type { LegendBlock } from '../map/legend-blocks.ts';
import { drawSign } from './draw-sign.ts';
import { scaleBar } from './scale-bar.ts';
import { wrapText } from './wrap-text.ts';

export const FONT = '"Noto Sans SC Variable", "Noto Sans SC", sans-serif';
export const INK = '#1d2733';
export const SOFT = '#4f5a66';
const EDGE = '#aeb6bf';
const TITLE_LINE = 20;
const ROW_LINE = 20;
const NOTE_LINE = 16;

/** Size of a map on a sheet, in the sheet's pixels. */
interface MapFrame {
  readonly width: number;
  readonly height: number;
}

/** The page's font comes in parts; those that a sheet's words need must be there before it is drawn. */
export async function fontsFor(words: readonly string[], blocks: readonly LegendBlock[]): Promise<void> {
  const all = [
    ...words,
    ...blocks.flatMap(({ title, rows, notes }) => [
      title,
      ...rows.map((row) => row.text + (row.aside ?? '')),
      ...notes,
    ]),
  ].join('');
  await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 14px ${FONT}`, all)));
}

/** A white sheet of so many pixels, drawn with `scale` pixels to each. */
export function blankSheet(
  width: number,
  height: number,
  scale: number,
): { readonly canvas: HTMLCanvasElement; readonly context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d')!;
  context.scale(scale, scale);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  return { canvas, context };
}

/** A map with what stands on it: watermark, scale bar, north arrow and the edge around it. */
export function drawMap(
  context: CanvasRenderingContext2D,
  frame: MapFrame & { readonly left: number; readonly top: number },
  map: {
    readonly drawn: HTMLCanvasElement;
    readonly watermark: string;
    readonly north: string;
    readonly scale: Parameters<typeof drawScale>[2];
  },
): void {
  context.save();
  context.translate(frame.left, frame.top);
  context.drawImage(map.drawn, 0, 0, frame.width, frame.height);
  context.beginPath();
  context.rect(0, 0, frame.width, frame.height);
  context.clip();
  if (map.watermark !== '') drawWatermark(context, map.watermark, frame);
  drawScale(context, frame, map.scale);
  drawNorth(context, frame, map.north);
  drawFrame(context, frame);
  context.restore();
}

/** Draws across a map that its data is made up. */
function drawWatermark(context: CanvasRenderingContext2D, words: string, { width, height }: MapFrame): void {
  context.save();
  context.translate(width / 2, height / 2);
  context.rotate(-Math.atan2(height, width));
  context.textAlign = 'center';
  context.globalAlpha = 0.16;
  text(context, words, 0, 0, Math.min(84, width / 7), INK, 600);
  context.restore();
}

/** A scale bar in the lower left corner of a map, with `over` (the ratio) above its length where there is one. */
function drawScale(
  context: CanvasRenderingContext2D,
  frame: MapFrame,
  scale: {
    readonly metresPerPixel: number;
    readonly length: (metres: number) => string;
    readonly over?: string;
  },
): void {
  const bar = scaleBar(scale.metresPerPixel, Math.min(160, frame.width / 3));
  const y = frame.height - 14;
  const rise = scale.over === undefined ? 0 : 16;
  const room = context.measureText(scale.over ?? '').width;
  context.fillStyle = 'rgb(255 255 255 / 85%)';
  context.fillRect(8, y - 24 - rise, Math.max(bar.pixels, room) + 20, 32 + rise);
  context.strokeStyle = INK;
  context.lineWidth = 1.5;
  context.stroke(new Path2D(`M18 ${y - 5}V${y}H${18 + bar.pixels}V${y - 5}`));
  text(context, scale.length(bar.metres), 18, y - 10, 11, INK);
  if (scale.over !== undefined) text(context, scale.over, 18, y - 26, 11, INK, 600);
}

/** A north arrow in the upper right corner of a map. */
function drawNorth(context: CanvasRenderingContext2D, { width }: MapFrame, north: string): void {
  context.save();
  context.translate(width - 26, 18);
  context.fillStyle = 'rgb(255 255 255 / 85%)';
  context.fillRect(-16, -10, 32, 56);
  context.fillStyle = INK;
  context.fill(new Path2D('M0 -4L8 24L0 18L-8 24Z'));
  context.textAlign = 'center';
  text(context, north, 0, 40, 12, INK, 600);
  context.restore();
}

/** The edge around a map. */
function drawFrame(context: CanvasRenderingContext2D, { width, height }: MapFrame): void {
  context.strokeStyle = EDGE;
  context.lineWidth = 1;
  context.strokeRect(0.5, 0.5, width - 1, height - 1);
}

/** A legend `width` wide with its upper left corner at a place. */
export function drawBlock(
  context: CanvasRenderingContext2D,
  block: LegendBlock,
  x: number,
  top: number,
  width: number,
): void {
  let y = top;
  for (const line of lines(context, block.title, width, 13, 600)) {
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
      text(context, row.aside, x + width, y - 4, 12, SOFT);
      context.restore();
    }
  }
  for (const note of block.notes) {
    for (const line of lines(context, note, width, 11, 400)) {
      y += NOTE_LINE;
      text(context, line, x, y - 2, 11, SOFT);
    }
  }
}

/** How high `drawBlock` draws a legend. */
export function blockHeight(context: CanvasRenderingContext2D, block: LegendBlock, width: number): number {
  const notes = block.notes.reduce((sum, note) => sum + lines(context, note, width, 11, 400).length, 0);
  return (
    lines(context, block.title, width, 13, 600).length * TITLE_LINE +
    block.rows.length * ROW_LINE +
    notes * NOTE_LINE +
    4
  );
}

/** Writes words with their base line at a place. */
export function text(
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

function lines(
  context: CanvasRenderingContext2D,
  words: string,
  width: number,
  size: number,
  weight: number,
): string[] {
  context.font = `${weight} ${size}px ${FONT}`;
  return wrapText(words, width, (part) => context.measureText(part).width);
}

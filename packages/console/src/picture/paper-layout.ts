import { BLOCK_GAP, columnsOf } from './sheet-layout.ts';

export const ORIENTATIONS = ['landscape', 'portrait'] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

/** CSS pixels in a millimetre of paper: 96 to the inch. */
export const PIXELS_PER_MM = 96 / 25.4;
/** Width of a column of legends in CSS pixels. */
export const COLUMN = 236;
const MARGIN = Math.round(12 * PIXELS_PER_MM);
const HEAD = Math.round(19 * PIXELS_PER_MM);
const FOOT = Math.round(11 * PIXELS_PER_MM);
const GAP = 22;

interface Place {
  readonly left: number;
  readonly top: number;
}

export interface PaperLayout {
  readonly width: number;
  readonly height: number;
  readonly title: Place;
  readonly map: Place & { readonly width: number; readonly height: number };
  /** Where each block of the legend begins, in the order of the blocks. */
  readonly blocks: readonly Place[];
  readonly foot: Place;
}

/**
 * Where things go on an A3 sheet, in CSS pixels at 96 to the inch: the legend right of the map in landscape, under
 * it in portrait, with as much room as blocks of these heights need.
 */
export function paperLayout(orientation: Orientation, heights: readonly number[]): PaperLayout {
  const [long, short] = [420, 297].map((mm) => Math.round(mm * PIXELS_PER_MM));
  const [width, height] = orientation === 'landscape' ? [long, short] : [short, long];
  const inner = { width: width - 2 * MARGIN, height: height - 2 * MARGIN - HEAD - FOOT };
  const top = MARGIN + HEAD;
  const page = {
    width,
    height,
    title: { left: MARGIN, top: MARGIN },
    foot: { left: MARGIN, top: height - MARGIN - FOOT },
  };
  if (orientation === 'landscape') {
    const columns = columnsOf(heights, inner.height);
    const mapWidth = inner.width - columns.length * (COLUMN + GAP);
    return {
      ...page,
      map: { left: MARGIN, top, width: mapWidth, height: inner.height },
      blocks: places(columns, heights, MARGIN + mapWidth + GAP, top),
    };
  }
  const most = Math.floor((inner.width + GAP) / (COLUMN + GAP));
  let legendHeight = Math.max(0, ...heights);
  while (columnsOf(heights, legendHeight).length > most) legendHeight += 10;
  const mapHeight = inner.height - (heights.length === 0 ? 0 : legendHeight + GAP);
  return {
    ...page,
    map: { left: MARGIN, top, width: inner.width, height: mapHeight },
    blocks: places(columnsOf(heights, legendHeight), heights, MARGIN, top + mapHeight + GAP),
  };
}

function places(
  columns: readonly number[][],
  heights: readonly number[],
  left: number,
  top: number,
): Place[] {
  return columns.flatMap((column, index) => {
    let y = top;
    return column.map((block) => {
      const place = { left: left + index * (COLUMN + GAP), top: y };
      y += heights[block] + BLOCK_GAP;
      return place;
    });
  });
}

import { PolygonLocator } from '@onegrid/geometry';
import { type Coordinate, readCoordinate } from './read-coordinate.ts';
import { type CodedGrid, type RecodeReason, reason, type ToPosition } from './recode.ts';

/** Where a row lies. */
export type RowPlace =
  | { readonly kind: 'none' }
  /** The cells cannot be read; the reason says which. */
  | { readonly kind: 'unreadable'; readonly reason: RecodeReason }
  | {
      readonly kind: 'inside';
      readonly code: string;
      readonly at: readonly [number, number];
      readonly remarks: readonly RecodeReason[];
    }
  /** Inside `code` once longitude and latitude change places. */
  | { readonly kind: 'swapped'; readonly code: string; readonly at: readonly [number, number] }
  | { readonly kind: 'outside'; readonly reason: RecodeReason; readonly at: readonly [number, number] };

type Pair = readonly [Coordinate, Coordinate];

/** Decides by point in polygon which unified grid a row lies in. */
export class RowPlacer {
  private readonly grids: readonly CodedGrid[];
  private readonly locator: PolygonLocator;
  private readonly extent: readonly [number, number, number, number];

  constructor(
    grids: readonly CodedGrid[],
    private readonly toPosition: ToPosition | undefined,
  ) {
    // By code: a place on a common border lies in the first grid by code, as the database has it too.
    this.grids = [...grids].sort((a, b) => (a.code < b.code ? -1 : 1));
    this.locator = new PolygonLocator(this.grids.map(({ geometry }) => geometry));
    this.extent = extentOf(this.grids);
  }

  /** Two cells of coordinates; a cell that holds both, divided by a comma or space, may stand for either. */
  place(lonCell: string | null, latCell: string | null): RowPlace {
    const [lonText, latText] = cellsApart(lonCell ?? '', latCell ?? '');
    if (lonText === '' && latText === '') return { kind: 'none' };
    if (lonText === '' || latText === '')
      return { kind: 'unreadable', reason: reason('recode-coordinate-missing') };
    const lon = readCoordinate(lonText);
    const lat = readCoordinate(latText);
    if (lon === null || lat === null) {
      const given = lon === null ? lonText : latText;
      return { kind: 'unreadable', reason: reason('recode-coordinate-unreadable', { given }) };
    }
    return this.placeOf([lon, lat], `${lonText}, ${latText}`);
  }

  private placeOf([lon, lat]: Pair, given: string): RowPlace {
    const namedSwapped = lon.axis === 'lat' || lat.axis === 'lon';
    const straight = namedSwapped ? null : this.positionOf(lon.value, lat.value);
    const code = straight === null ? null : this.codeAt(straight);
    if (straight !== null && code !== null) {
      const remarks = lon.angle || lat.angle ? [reason('recode-angle-read')] : [];
      return { kind: 'inside', code, at: straight, remarks };
    }
    const swapped = this.positionOf(lat.value, lon.value);
    const swappedCode = swapped === null ? null : this.codeAt(swapped);
    if (swapped !== null && swappedCode !== null) return { kind: 'swapped', code: swappedCode, at: swapped };
    const at = straight ?? swapped;
    if (at === null) return { kind: 'unreadable', reason: reason('recode-coordinate-range', { given }) };
    return { kind: 'outside', reason: reason(this.outsideCode(at)), at };
  }

  private positionOf(x: number, y: number): readonly [number, number] | null {
    const position = this.toPosition === undefined ? ([x, y] as const) : this.toPosition(x, y);
    if (position === null) return null;
    const [lon, lat] = position;
    return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? position : null;
  }

  private codeAt([lon, lat]: readonly [number, number]): string | null {
    const [first] = this.locator.holding(lon, lat);
    return first === undefined ? null : this.grids[first]!.code;
  }

  private outsideCode([lon, lat]: readonly [number, number]) {
    const [west, south, east, north] = this.extent;
    const near = lon >= west && lon <= east && lat >= south && lat <= north;
    return near ? 'recode-outside' : 'recode-outside-district';
  }
}

function cellsApart(lon: string, lat: string): readonly [string, string] {
  const [x, y] = [lon.trim(), lat.trim()];
  if (x !== '' && y !== '' && x !== y) return [x, y];
  const [first, second, ...more] = (x || y).split(/[,，;；]\s*|\s+(?=[-+]?\d+\.)/);
  return second === undefined || more.length > 0 ? [x, y] : [first!.trim(), second.trim()];
}

function extentOf(grids: readonly CodedGrid[]): [number, number, number, number] {
  const extent: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of grids) {
    const rings = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flat();
    for (const [lon, lat] of rings.flat()) {
      extent[0] = Math.min(extent[0], lon!);
      extent[1] = Math.min(extent[1], lat!);
      extent[2] = Math.max(extent[2], lon!);
      extent[3] = Math.max(extent[3], lat!);
    }
  }
  return extent;
}

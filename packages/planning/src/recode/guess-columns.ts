import { readCoordinate } from './read-coordinate.ts';
import type { RecodeColumns, Sheet } from './recode-sheet.ts';

/** Rows looked at to tell columns apart. */
const SAMPLE = 200;

const LON_NAMES =
  /^(?:lon|lng|long|longitude|x|经度|东经|坐标x|x坐标|.*(?:经度|longitude).*|.*[_\s-](?:lon|lng|x))$/i;
const LAT_NAMES = /^(?:lat|latitude|y|纬度|北纬|坐标y|y坐标|.*(?:纬度|latitude).*|.*[_\s-](?:lat|y))$/i;
const CODE_NAMES =
  /^(?:code|grid|grid[_\s-]?(?:id|code|no)|old[_\s-]?code|网格|编码|网格号|.*网格(?:编码|编号|代码|号)|原(?:网格)?编码|所属网格|.*(?:责任区|警务区|片区|单元)(?:编码|编号|代码|号)?)$/i;

/** Which columns hold the old code and the coordinates: by their names, coordinates also by what is in them. */
export function guessColumns(sheet: Sheet, knownCodes: Iterable<string> = []): RecodeColumns {
  const rows = sheet.rows.slice(0, SAMPLE);
  const named = (pattern: RegExp) => orNull(sheet.columns.findIndex((name) => pattern.test(name.trim())));
  const known = new Set(knownCodes);
  return {
    code: (known.size > 0 ? columnOfCodes(sheet.columns.length, rows, known) : null) ?? named(CODE_NAMES),
    lon: readable(rows, named(LON_NAMES)),
    lat: readable(rows, named(LAT_NAMES)),
  };
}

/** The column of which most cells are known codes, where it is at least half of them. */
function columnOfCodes(
  columns: number,
  rows: readonly (readonly string[])[],
  known: ReadonlySet<string>,
): number | null {
  let best: number | null = null;
  let most = 0;
  for (let column = 0; column < columns; column++) {
    const filled = rows.filter((row) => (row[column] ?? '') !== '');
    const hits = filled.filter((row) => known.has(row[column]!.trim())).length;
    if (hits > most && hits * 2 >= filled.length) {
      best = column;
      most = hits;
    }
  }
  return best;
}

/** The column, unless none of its filled cells is a coordinate. */
function readable(rows: readonly (readonly string[])[], column: number | null): number | null {
  if (column === null) return null;
  const filled = rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');
  return filled.length === 0 || filled.some((cell) => readCoordinate(cell) !== null) ? column : null;
}

function orNull(place: number): number | null {
  return place < 0 ? null : place;
}

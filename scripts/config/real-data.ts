/**
 * Tests on real data, which is not part of the repository.
 *
 *     import { itWithRealData, realData } from '../../../scripts/config/real-data.ts';
 *
 *     itWithRealData('keeps the outline', ['cambridge-base/BOUNDARY_CityBoundary.geojson'], ([outline]) => {
 *       const bytes = readFileSync(outline);
 *       ...
 *     });
 *
 * Paths are below the data folder: `$ONEGRID_SHARED/data`, else `../shared/data` beside the clone.
 * Where a path is missing the case is reported as skipped under a title that says so, `npm test`
 * counts it in its line `real data missing: N cases not run`, and nothing fails. Register one case
 * for each thing that is judged, so that the number means something; read nothing at the top of a
 * test file. Code paths must be covered by small committed fixtures as well.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { it } from 'vitest';
import { REAL_DATA_MISSING } from '../test/real-data-marker.ts';

/** Not taken from scripts/lib: packages that import this file know nothing of untyped modules. */
const BESIDE_THE_CLONE = fileURLToPath(new URL('../../../shared', import.meta.url));
const DATA = join(process.env.ONEGRID_SHARED ?? BESIDE_THE_CLONE, 'data');

/** The absolute path of a file or folder below the data folder; null when it is not there. */
export function realData(path: string): string | null {
  const place = join(DATA, path);
  return existsSync(place) ? place : null;
}

/**
 * Registers a test that needs real data.
 *
 * @param paths files or folders below the data folder
 * @param fn gets their absolute paths, in the same order
 * @param timeoutMs where the project's own time limit is too short
 */
export function itWithRealData(
  name: string,
  paths: readonly string[],
  fn: (places: readonly string[]) => void | Promise<void>,
  timeoutMs?: number,
): void {
  const missing = paths.filter((path) => realData(path) === null);
  if (missing.length > 0) {
    it(`${name} [${REAL_DATA_MISSING} ${missing.join(', ')}]`, { skip: true }, () => {});
    return;
  }
  const places = paths.map((path) => join(DATA, path));
  it(name, timeoutMs === undefined ? {} : { timeout: timeoutMs }, () => fn(places));
}

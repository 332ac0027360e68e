import fc from 'fast-check';
import type { LineString, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { dissolve } from './dissolve.ts';
import { box, line } from './drawing.fixture.ts';
import { sharedBorders } from './shared-borders.ts';
import { splitPolygons } from './split-polygons.ts';
import { verifyCoverage } from './verify-coverage.ts';

const SIDE = 400;
const square = box(0, 0, SIDE, SIDE);

// Positions lie off the whole units, so that crossings have to be rounded.
const coordinate = fc.integer({ min: -4000, max: (SIDE + 40) * 100 }).map((n) => n / 100);
const path = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 7 })
  .map((points) => line(...points));
const paths = fc.array(path, { minLength: 1, maxLength: 8 });

interface Drawn {
  readonly faces: readonly Polygon[];
  readonly outsideChange: bigint;
  readonly refused: readonly string[];
}

/** Draws one line after the other through whatever is there, each through all the faces. */
function divide(lines: readonly LineString[]): Drawn {
  let faces: Polygon[] = [square];
  let outsideChange = 0n;
  const refused: string[] = [];
  for (const drawn of lines) {
    const outcome = splitPolygons(faces, [...faces.keys()], drawn);
    if ('refused' in outcome) {
      refused.push(outcome.refused);
      continue;
    }
    const pieces = new Map(outcome.split.replaced.map(({ index, pieces: own }) => [index, own]));
    faces = faces.flatMap((face, i) => pieces.get(i) ?? [face]);
    outsideChange += outcome.split.outsideDoubledAreaChange;
  }
  return { faces, outsideChange, refused };
}

/** Runs a property and prints the seed, so that a failure can be run again. */
function hold(property: fc.IRawProperty<unknown>, runs: number): void {
  const seed = Number(process.env.ONEGRID_SEED);
  console.info(`${expect.getState().currentTestName}: seed ${seed}`);
  fc.assert(property as fc.IProperty<unknown>, { seed, numRuns: runs });
}

describe('random divisions of a square', () => {
  it('stay valid, of the same area, and dissolve to the square', () => {
    let lineCount = 0;
    let conflicts = 0;
    hold(
      fc.property(paths, (lines) => {
        const { faces, outsideChange, refused } = divide(lines);
        const verdict = verifyCoverage(faces, { outline: square });
        expect(verdict.faults).toEqual([]);
        expect(verdict.doubledArea).toBe(verifyCoverage([square]).doubledArea + outsideChange);
        lineCount += lines.length;
        conflicts += refused.filter((code) => code === 'rounding-conflict').length;
        const whole = dissolve(faces);
        expect(whole.type).toBe('Polygon');
        expect(whole.coordinates).toHaveLength(1);
        expect(verifyCoverage([whole], { outline: square }).faults).toEqual([]);
        expect(JSON.stringify(dissolve([...faces].reverse()))).toBe(JSON.stringify(whole));
      }),
      150,
    );
    // Lines that nearly coincide may be refused; that must stay the exception.
    expect(conflicts).toBeLessThanOrEqual(lineCount * 0.02);
  });

  it('share every border between exactly two faces', () => {
    hold(
      fc.property(paths, (lines) => {
        const { faces } = divide(lines);
        const borders = sharedBorders(faces);
        const verdict = verifyCoverage(faces);
        expect(borders.length > 0).toBe(verdict.sharedEdges > 0);
        for (const { a, b, lengthM } of borders) {
          expect(a).toBeLessThan(b);
          expect(lengthM).toBeGreaterThan(0);
        }
      }),
      50,
    );
  });
});

describe('verifyCoverage on damaged divisions', () => {
  // A square in four by two fixed lines, then whatever the seed draws: at least four faces.
  const damaged = fc.tuple(paths, fc.nat(), fc.nat());
  const cross = [line([200, -10], [200, 410]), line([-10, 200], [410, 200])];

  function drawnFaces(
    lines: readonly LineString[],
    which: number,
  ): { faces: readonly Polygon[]; face: number } {
    const { faces } = divide([...cross, ...lines.slice(0, 3)]);
    return { faces, face: which % faces.length };
  }

  it('finds a removed face', () => {
    hold(
      fc.property(damaged, ([lines, which]) => {
        const { faces, face } = drawnFaces(lines, which);
        const rest = faces.filter((_, i) => i !== face);
        expect(verifyCoverage(rest, { outline: square }).valid).toBe(false);
      }),
      60,
    );
  });

  it('finds a face given twice', () => {
    hold(
      fc.property(damaged, ([lines, which]) => {
        const { faces, face } = drawnFaces(lines, which);
        const verdict = verifyCoverage([...faces, faces[face]]);
        expect(verdict.faults.some(({ code }) => code === 'edge-used-twice-alike')).toBe(true);
      }),
      60,
    );
  });

  it('finds a vertex moved by one unit of the lattice in one of its faces', () => {
    hold(
      fc.property(damaged, ([lines, which, vertex]) => {
        const { faces, face } = drawnFaces(lines, which);
        const moved = structuredClone(faces) as Polygon[];
        const [exterior] = moved[face].coordinates;
        const k = 1 + (vertex % (exterior.length - 2));
        const [x, y] = exterior[k];
        exterior[k] = [Math.round(x * 1e7 + 1) / 1e7, y];
        expect(verifyCoverage(moved, { outline: square, outlineToleranceMetres: 0.001 }).valid).toBe(false);
      }),
      60,
    );
  });
});

import fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { box } from '../recode/district.fixture.ts';
import { type PlanPublication, type PublicationInput, planPublication } from './plan-publication.ts';

/** A square of 12 by 12 cells of 100 units; each cell belongs to the nearest of a few seats. */
const SIDE = 12;
const WEST = '340212100001';
const EAST = '340212100002';

type Grids = { readonly geometry: MultiPolygon; readonly cells: readonly (readonly [number, number])[] }[];

const seats = fc.uniqueArray(fc.tuple(fc.nat(SIDE - 1), fc.nat(SIDE - 1)), {
  minLength: 1,
  maxLength: 10,
  selector: ([x, y]) => x * SIDE + y,
});
/** Grids of the two halves of the square, each half a community of its own. */
const division = seats.map((places): Grids => {
  const cells = new Map<string, [number, number][]>();
  for (let x = 0; x < SIDE; x++) {
    for (let y = 0; y < SIDE; y++) {
      const far = places.map(([px, py]) => (px - x) ** 2 + (py - y) ** 2);
      const key = `${far.indexOf(Math.min(...far))} ${x < SIDE / 2}`;
      cells.set(key, [...(cells.get(key) ?? []), [x, y]]);
    }
  }
  return [...cells.values()].map((own) => ({
    cells: own,
    geometry: {
      type: 'MultiPolygon',
      coordinates: own.map(([x, y]) => cell(x, y).coordinates),
    },
  }));
});
const people = fc.array(
  fc.record({ x: fc.nat(SIDE - 1), y: fc.nat(SIDE - 1), n: fc.integer({ min: 1, max: 50 }) }),
  { maxLength: 40 },
);
const calls = fc.array(fc.record({ x: fc.nat(SIDE - 1), y: fc.nat(SIDE - 1) }), { maxLength: 30 });
const world = fc.record({ divisions: fc.array(division, { minLength: 1, maxLength: 4 }), people, calls });

const cell = (x: number, y: number): Polygon => box(x * 100, y * 100, (x + 1) * 100, (y + 1) * 100);
const middle = ({ x, y }: { readonly x: number; readonly y: number }) => ({
  lon: 118.2 + (x * 100 + 50) / 1e5,
  lat: 31.08 + (y * 100 + 50) / 1e5,
});

type Round = { readonly grids: Grids; readonly input: PublicationInput; readonly done: PlanPublication };

/** One publication after the other, each after the one before. */
function publishAll({
  divisions,
  people,
  calls,
}: typeof world extends fc.Arbitrary<infer T> ? T : never): Round[] {
  const rounds: Round[] = [];
  const used = new Set<string>();
  let earlier: PublicationInput['earlier'] = [];
  for (const grids of divisions) {
    const input: PublicationInput = {
      grids: grids.map(({ geometry, cells }, i) => ({
        code: `draft ${i}`,
        geometry,
        prefix: cells[0]![0] < SIDE / 2 ? WEST : EAST,
      })),
      earlier,
      usedCodes: [...used],
      households: people.map((home) => ({ ...middle(home), n: home.n })),
      appeals: calls.map(middle),
    };
    const done = planPublication(input);
    if (done.kind !== 'publication') throw new Error('twenty grids fill no community');
    rounds.push({ grids, input, done });
    const codeOf = new Map(done.codes.map(({ from, to }) => [from, to]));
    earlier = input.grids.map(({ code, geometry }) => ({ code: codeOf.get(code)!, geometry }));
    for (const { code } of earlier) used.add(code);
  }
  return rounds;
}

/** Households on cells, counted without any geometry. */
function living(
  people: readonly { x: number; y: number; n: number }[],
  cells: Grids[number]['cells'],
): number {
  const held = new Set(cells.map(([x, y]) => x * SIDE + y));
  return people.reduce((sum, { x, y, n }) => sum + (held.has(x * SIDE + y) ? n : 0), 0);
}

// A failure prints fast-check's own seed and the smallest case it could find.
describe('any row of publications', () => {
  it('gives each grid one code of its community, and none that another grid ever had', () => {
    fc.assert(
      fc.property(world, (given) => {
        const ever = new Set<string>();
        let before = new Set<string>();
        for (const { input, done } of publishAll(given)) {
          const codes = done.codes.map(({ to }) => to);
          expect(new Set(codes).size).toBe(input.grids.length);
          for (const { from, to, kind } of done.codes) {
            const { prefix } = input.grids.find(({ code }) => code === from)!;
            expect(to).toMatch(new RegExp(`^${prefix}\\d{3}$`));
            if (kind === 'kept') expect(before.has(to)).toBe(true);
            else expect(ever.has(to)).toBe(false);
          }
          for (const code of codes) ever.add(code);
          expect(done.retiredCodes).toEqual([...ever].filter((code) => !codes.includes(code)).sort());
          before = new Set(codes);
        }
      }),
    );
  });

  it('leaves a code exactly where 80 % of the households are on both sides, of the land where nobody lives', () => {
    fc.assert(
      fc.property(world, (given) => {
        const rounds = publishAll(given);
        rounds.slice(1).forEach(({ grids, done }, i) => {
          const { grids: oldGrids, done: oldDone } = rounds[i]!;
          const kept = new Map(
            done.codes.filter(({ kind }) => kind === 'kept').map(({ from, to }) => [from, to]),
          );
          grids.forEach(({ cells }, now) => {
            let even = false;
            const heirs = oldGrids.flatMap((old, place) => {
              const common = cells.filter(([x, y]) => old.cells.some(([a, b]) => a === x && b === y));
              const [both, mine, theirs] = [common, cells, old.cells].map((own) => living(given.people, own));
              const inhabited = mine! + theirs! > 0;
              // Cells differ by their rounding to the lattice, so exactly 80 % of the land is either.
              even ||=
                !inhabited && [cells, old.cells].some(({ length }) => common.length * 5 === length * 4);
              const most = inhabited
                ? mine! > 0 && theirs! > 0 && both! * 5 >= mine! * 4 && both! * 5 >= theirs! * 4
                : common.length * 5 >= cells.length * 4 && common.length * 5 >= old.cells.length * 4;
              return most ? [oldDone.codes.find(({ from }) => from === `draft ${place}`)!.to] : [];
            });
            if (even) return;
            expect(heirs.length).toBeLessThanOrEqual(1);
            expect(kept.get(`draft ${now}`) ?? null).toBe(heirs[0] ?? null);
          });
        });
      }),
    );
  });

  it('accounts for all that every old grid had, with shares that sum to 1', () => {
    fc.assert(
      fc.property(world, (given) => {
        const rounds = publishAll(given);
        rounds.slice(1).forEach(({ done }, i) => {
          const { grids: oldGrids, done: oldDone } = rounds[i]!;
          for (const { from, to } of oldDone.codes) {
            const { cells } = oldGrids[Number(from.slice('draft '.length))]!;
            const rows = done.crosswalk.filter(({ source }) => source === to);
            const sum = (amount: (row: (typeof rows)[number]) => number) =>
              rows.reduce((all, row) => all + amount(row), 0);
            expect(sum(({ share }) => share)).toBeCloseTo(1, 9);
            expect(sum(({ households }) => households)).toBe(living(given.people, cells));
            expect(sum(({ appeals }) => appeals)).toBe(
              living(
                given.calls.map((call) => ({ ...call, n: 1 })),
                cells,
              ),
            );
            // A cell is 100 units by 100 of 95.6 by 110.9 cm: 10,600 square metres.
            expect(sum(({ areaM2 }) => areaM2) / cells.length / 10_600).toBeCloseTo(1, 2);
          }
        });
      }),
    );
  });

  it('gives the same whatever the order of grids', () => {
    fc.assert(
      fc.property(world, (given) => {
        for (const { input, done } of publishAll(given)) {
          const places = input.grids.map(({ geometry }) => JSON.stringify(boundsOf(geometry)));
          // Grids with one middle between them are numbered as given.
          fc.pre(new Set(places).size === places.length);
          const turned = {
            ...input,
            grids: [...input.grids].reverse(),
            earlier: [...input.earlier].reverse(),
          };
          expect(planPublication(turned)).toEqual(done);
        }
      }),
      { numRuns: 30 },
    );
  });
});

function boundsOf(geometry: Polygon | MultiPolygon): number[] {
  const positions = geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2);
  const xs = positions.map(([x]) => Math.round(x! * 1e5));
  const ys = positions.map(([, y]) => Math.round(y! * 1e5));
  return [Math.min(...xs) + Math.max(...xs), Math.min(...ys) + Math.max(...ys)];
}

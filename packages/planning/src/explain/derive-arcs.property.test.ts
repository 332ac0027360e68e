import { splitPolygons } from '@onegrid/geometry';
import fc from 'fast-check';
import type { LineString, Polygon } from 'geojson';
import { expect, it } from 'vitest';
import type { UnifiedArc } from '../model/arc.ts';
import type { Atom } from '../model/atom.ts';
import { deriveArcs } from './derive-arcs.ts';

const DEPARTMENTS = ['fire', 'parks', 'police'];
const SIDE = 400e-5;

const coordinate = fc.integer({ min: -2000, max: 42000 }).map((n) => n / 1e7);
const path: fc.Arbitrary<LineString> = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 5 })
  .map((coordinates) => ({ type: 'LineString', coordinates }));
const label = fc.constantFrom('a', 'b', null);
const labels = fc.tuple(label, label, label);
const division = fc.record({
  lines: fc.array(path, { minLength: 1, maxLength: 6 }),
  // More than any division has faces; drawn up front so that shrinking keeps them.
  labels: fc.array(labels, { minLength: 60, maxLength: 60 }),
  codes: fc.array(fc.constantFrom('1', '2', '3'), { minLength: 60, maxLength: 60 }),
});

type Division = typeof division extends fc.Arbitrary<infer T> ? T : never;

function plan({ lines, labels: drawn, codes }: Division): { atoms: Atom[]; codes: string[] } {
  let faces: Polygon[] = [
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [SIDE, 0],
          [SIDE, SIDE],
          [0, SIDE],
          [0, 0],
        ],
      ],
    },
  ];
  for (const line of lines) {
    const outcome = splitPolygons(faces, [...faces.keys()], line);
    if ('refused' in outcome) continue;
    const pieces = new Map(outcome.split.replaced.map(({ index, pieces: own }) => [index, own]));
    faces = faces.flatMap((face, i) => pieces.get(i) ?? [face]);
  }
  const atoms = faces.map((geometry, i): Atom => {
    const own = drawn[i % drawn.length];
    return {
      id: String(i),
      geometry,
      areaM2: 1,
      households: 1,
      labels: Object.fromEntries(DEPARTMENTS.map((department, d) => [department, own[d]])),
      community: null,
      shares: {},
    };
  });
  return { atoms, codes: faces.map((_, i) => codes[i % codes.length]) };
}

const positionKey = (position: readonly number[]) => `${position[0]} ${position[1]}`;

/** What is wanted along every directed border edge, told from the atoms' rings alone. */
function wantedEdges({ atoms, codes }: ReturnType<typeof plan>): Map<string, string> {
  const owner = new Map<string, number>();
  atoms.forEach(({ geometry }, i) => {
    for (const ring of geometry.coordinates) {
      for (let k = 1; k < ring.length; k++)
        owner.set(`${positionKey(ring[k - 1])}|${positionKey(ring[k])}`, i);
    }
  });
  const wanted = new Map<string, string>();
  for (const [edge, left] of owner) {
    const [from, to] = edge.split('|');
    const right = owner.get(`${to}|${from}`);
    const rightCode = right === undefined ? null : codes[right];
    if (codes[left] === rightCode || (rightCode !== null && codes[left] > rightCode)) continue;
    const words = DEPARTMENTS.map((department) => {
      const here = atoms[left].labels[department];
      const there = right === undefined ? null : atoms[right].labels[department];
      if (here !== there) return 'supporter';
      return here === null ? 'silent' : 'opponent';
    });
    wanted.set(edge, JSON.stringify([codes[left], rightCode, words]));
  }
  return wanted;
}

function told({ left, right, supporters, opponents, silent }: UnifiedArc): string {
  const words = DEPARTMENTS.map((department) => {
    const said = [
      supporters.includes(department) && 'supporter',
      opponents.includes(department) && 'opponent',
      silent.includes(department) && 'silent',
    ].filter(Boolean);
    return said.length === 1 ? said[0] : said;
  });
  return JSON.stringify([left, right, words]);
}

/** Ends of different arcs that could have been one: two border edges only, saying the same. */
function needlessEnds(arcs: readonly UnifiedArc[]): string[] {
  const at = new Map<string, string[]>();
  for (const arc of arcs) {
    arc.coordinates.forEach((position, k) => {
      const said = at.get(positionKey(position)) ?? [];
      if (k > 0) said.push(told(arc));
      if (k < arc.coordinates.length - 1) said.push(told(arc));
      at.set(positionKey(position), said);
    });
  }
  return arcs.flatMap(({ coordinates }) => {
    const ends = [coordinates[0], coordinates[coordinates.length - 1]].map(positionKey);
    if (ends[0] === ends[1]) return [];
    return ends.filter((end) => at.get(end)!.length === 2 && at.get(end)![0] === at.get(end)![1]);
  });
}

it('random divisions: every border edge in one arc, its evidence right, no arc shorter than it must be', () => {
  const seed = Number(process.env.ONEGRID_SEED);
  console.info(`${expect.getState().currentTestName}: seed ${seed}`);
  let arcsSeen = 0;
  const property = fc.property(division, (drawn) => {
    const input = { ...plan(drawn), departments: DEPARTMENTS.map((id) => ({ id, weight: 1 })) };
    const arcs = deriveArcs(input);
    arcsSeen += arcs.length;
    const wanted = wantedEdges(input);
    for (const arc of arcs) {
      for (let k = 1; k < arc.coordinates.length; k++) {
        const edge = `${positionKey(arc.coordinates[k - 1])}|${positionKey(arc.coordinates[k])}`;
        expect(wanted.get(edge)).toBe(told(arc));
        wanted.delete(edge);
      }
    }
    expect(wanted.size).toBe(0);
    expect(needlessEnds(arcs)).toEqual([]);
    const turned = { ...input, atoms: [...input.atoms].reverse(), codes: [...input.codes].reverse() };
    expect(JSON.stringify(deriveArcs(turned))).toBe(JSON.stringify(arcs));
  });
  fc.assert(property, { seed, numRuns: 100 });
  expect(arcsSeen).toBeGreaterThan(100);
});

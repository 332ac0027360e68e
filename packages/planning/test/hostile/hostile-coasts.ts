import type { MultiPolygon, Polygon } from 'geojson';
import type { DepartmentLayer, MergeInput } from '../../src/index.ts';
import { Chance, type Point, toRing } from '../fuzz/random-shapes.ts';
import { cellLayer, layer, multiPolygon, polygon, rectangle } from './hostile-shapes.ts';

/**
 * A ragged shore: a circle whose radius strays more and more finely, down to a few metres, as surveyors digitise
 * one. It never crosses itself, as it is drawn by angle.
 */
export function shore(chance: Chance, radius: number, vertices: number): Point[] {
  const waves = Array.from({ length: 9 }, (_, octave) => ({
    turns: Math.round(3 * 2.1 ** octave),
    phase: chance.between(0, 2 * Math.PI),
    height: (radius * 0.12) / 1.9 ** octave,
  }));
  return Array.from({ length: vertices }, (_, i): Point => {
    const angle = (i / vertices) * 2 * Math.PI;
    const stray = waves.reduce(
      (sum, { turns, phase, height }) => sum + height * Math.sin(turns * angle + phase),
      0,
    );
    return [(radius + stray) * Math.cos(angle), (radius + stray) * Math.sin(angle)];
  });
}

/** A city in a ragged shore: one layer draws the shore as it is, one a tenth of it, one the sea as well. */
export function coastCity(seed: number, vertices: number, radius = 2000): MergeInput {
  const chance = new Chance(seed);
  const ring = shore(chance, radius, vertices);
  const skerries = Array.from({ length: 12 }, (_, i) => {
    const angle = i / 2;
    const r = chance.pick([4, 9, 20, 50]);
    const [x, y] = [radius * 1.6 * Math.cos(angle), radius * 1.6 * Math.sin(angle)];
    return shore(chance, r, 60).map(([px, py]): Point => [x + px, y + py]);
  });
  const across = { west: -2 * radius, south: -2 * radius, east: 2 * radius, north: 2 * radius };
  const half = vertices / 2;
  return {
    outline: multiPolygon([ring], ...skerries.map((skerry) => [skerry])),
    layers: [
      layer('exact', [
        ['north', polygon(ring.slice(0, half + 1))],
        ['south', polygon([...ring.slice(half), ring[0]!])],
      ]),
      layer('coarse', [['land', polygon(ring.filter((_, i) => i % 10 === 0))]]),
      cellLayer(chance, 'sea', { ...across, columns: 12, rows: 12, jitter: 30, between: 4 }),
    ],
  };
}

const HALF = 600;
const SQUARE = { west: -HALF, south: -HALF, east: HALF, north: HALF } as const;
const plain = (chance: Chance): DepartmentLayer =>
  cellLayer(chance, 'plain', { ...SQUARE, columns: 4, rows: 4, jitter: 3 });

/** Outlines that are hard to divide, each from a seed. */
export const HOSTILE_COASTS = {
  'ragged-shore': (chance) => coastCity(chance.whole(1, 1e6), 2400, 900),
  /** A pier of 6 to 30 m by 400 m, and two halves of land that a causeway of the same width joins. */
  'piers-and-causeways': (chance) => {
    const half = chance.between(3, 15);
    const land: Point[] = [
      [-HALF, -HALF],
      [-200, -HALF],
      [-200, -half],
      [200, -half],
      [200, -HALF],
      [HALF, -HALF],
      [HALF, HALF],
      [200, HALF],
      [200, half],
      [-200, half],
      [-200, HALF - 300],
      [-HALF, HALF - 300],
    ];
    const pier = rectangle(-400 - half, HALF - 300, -400 + half, HALF + 100);
    const [a, b, c, d] = pier as [Point, Point, Point, Point];
    return { outline: polygon([...land.slice(0, -1), b, c, d, a, land.at(-1)!]), layers: [plain(chance)] };
  },
  /** Two lands that touch in one point, as one ring and as two parts. */
  'land-touching-in-a-point': (chance) => {
    const both: Point[] = [
      [-HALF, -HALF],
      [0, 0],
      [HALF, -HALF],
      [HALF, HALF],
      [0, 0],
      [-HALF, HALF],
    ];
    return { outline: polygon(both), layers: [plain(chance)] };
  },
  /** A land in two parts with a common border, as two records of a file often are. */
  'parts-with-a-common-border': (chance) => ({
    outline: multiPolygon([rectangle(-HALF, -HALF, 0, HALF)], [rectangle(0, -HALF, HALF, HALF)]),
    layers: [plain(chance)],
  }),
  /** Two parts of one land that overlap by 20 m, and one part twice. */
  'parts-that-overlap': (chance) => ({
    outline: multiPolygon([rectangle(-HALF, -HALF, 10, HALF)], [rectangle(-10, -HALF, HALF, HALF)]),
    layers: [plain(chance)],
  }),
  /** Land hardly wide enough for an atom: a corridor of 15 to 25 m, bent twice. */
  corridor: (chance) => {
    const wide = chance.between(16, 25);
    const ring: Point[] = [
      [-HALF, -HALF],
      [0, -HALF],
      [0, HALF - wide],
      [HALF, HALF - wide],
      [HALF, HALF],
      [-wide, HALF],
      [-wide, -HALF + wide],
      [-HALF, -HALF + wide],
    ];
    return { outline: polygon(ring), layers: [plain(chance)] };
  },
  /** A lake and its island, the island's pond, and grids that know nothing of either. */
  'island-in-a-lake': (chance) => {
    const ring = (radius: number) => shore(chance, radius, 90);
    const back = (points: readonly Point[]) => [...points].reverse();
    const outline: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [
        [toRing(ring(600)), toRing(back(ring(300)))],
        [toRing(ring(180)), toRing(back(ring(60)))],
      ],
    };
    return { outline, layers: [plain(chance)] };
  },
  /** Two grids wound around each other, in bands of 20 to 50 m. */
  spirals: (chance) => {
    const band = chance.between(20, 50);
    const arm = (turn: number): Point[] =>
      Array.from({ length: 60 }, (_, i): Point => {
        const angle = i / 6 + turn;
        const r = (2 * band * (angle - turn)) / (2 * Math.PI) + band + (turn / Math.PI) * band;
        return [r * Math.cos(angle), r * Math.sin(angle)];
      });
    const first = polygon([...arm(0), ...arm(Math.PI).reverse()]);
    return {
      outline: polygon(rectangle(-HALF, -HALF, HALF, HALF)),
      layers: [layer('spiral', [['arm', first]]), plain(chance)],
    };
  },
  /** The same grid thirty times under thirty ids. */
  'one-grid-many-times': (chance) => ({
    outline: polygon(rectangle(-HALF, -HALF, HALF, HALF)),
    layers: [
      layer('copies', [
        ...Array.from({ length: 30 }, (_, i): [string, Polygon] => [
          `copy${i}`,
          polygon(rectangle(-HALF, -HALF, 0, HALF)),
        ]),
        ['other', polygon(rectangle(0, -HALF, HALF, HALF))],
      ]),
      plain(chance),
    ],
  }),
  /** Grids that hang together over the sea: a bay cuts each of them into pieces on land. */
  'grids-over-a-bay': (chance) => {
    const teeth: Point[] = [[-HALF, -HALF]];
    // Of 15 or 20 teeth each has less than a tenth of the southern grid's land.
    const wide = chance.pick([30, 40, 75]);
    for (let x = -HALF; x < HALF; x += 2 * wide) {
      teeth.push([x + wide, -HALF], [x + wide, chance.between(200, 400)]);
      teeth.push([x + 2 * wide, chance.between(200, 400)], [x + 2 * wide, -HALF]);
    }
    return {
      outline: polygon([...teeth.slice(0, -1), [HALF, -HALF], [HALF, HALF], [-HALF, HALF]]),
      layers: [
        layer('south', [
          ['south', polygon(rectangle(-HALF, -HALF, HALF, 100))],
          ['north', polygon(rectangle(-HALF, 100, HALF, HALF))],
        ]),
      ],
    };
  },
} as const satisfies Readonly<Record<string, (chance: Chance) => MergeInput>>;

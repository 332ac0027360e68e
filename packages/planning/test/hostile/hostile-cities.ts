import type { MultiPolygon, Polygon } from 'geojson';
import type { DepartmentLayer, MergeInput } from '../../src/index.ts';
import { blob, Chance, type Point, toRing } from '../fuzz/random-shapes.ts';
import {
  cellLayer,
  cells,
  hole,
  layer,
  multiPolygon,
  polygon,
  rawRing,
  rectangle,
} from './hostile-shapes.ts';

/** Metres from the middle to the rim of the square cities. */
const HALF = 600;
const SQUARE = { west: -HALF, south: -HALF, east: HALF, north: HALF } as const;
const OUTLINE = polygon(rectangle(-HALF, -HALF, HALF, HALF));
/** A layer that nothing is wrong with. */
const plain = (chance: Chance, jitter = 3): DepartmentLayer =>
  cellLayer(chance, 'plain', { ...SQUARE, columns: 4, rows: 4, jitter });

/** Cities that real layers have shown to be possible, each from a seed. */
export const HOSTILE_CITIES = {
  /** Twenty departments draw nearly the same cells. */
  'twenty-layers': (chance) => ({
    outline: OUTLINE,
    layers: Array.from({ length: 20 }, (_, i) =>
      cellLayer(chance, `d${String(i).padStart(2, '0')}`, {
        ...SQUARE,
        columns: chance.whole(3, 5),
        rows: chance.whole(3, 5),
        jitter: chance.pick([0, 2, 6, 12]),
        between: 3,
      }),
    ),
  }),
  /** One line, drawn by twelve departments each 8 m further east than the one before. */
  'drifting-line': () => ({
    outline: OUTLINE,
    layers: Array.from({ length: 12 }, (_, i) => {
      const x = -40 + 8 * i;
      return layer(`d${String(i).padStart(2, '0')}`, [
        ['west', polygon(rectangle(-HALF, -HALF, x, HALF))],
        ['east', polygon(rectangle(x, -HALF, HALF, HALF))],
      ]);
    }),
  }),
  /** A whole layer lies two kilometres off the others. */
  'kilometres-apart': (chance) => {
    const far = { west: -3000, south: -3000, east: 3000, north: 3000 };
    const [dx, dy] = [chance.between(1500, 2500), chance.between(-800, 800)];
    return {
      outline: polygon(blob(chance, 0, 0, 2800, 60)),
      layers: [
        cellLayer(chance, 'near', { ...far, columns: 7, rows: 7, jitter: 60, between: 2 }),
        cellLayer(chance, 'off', {
          west: far.west + dx,
          south: far.south + dy,
          east: far.east + dx,
          north: far.north + dy,
          columns: 7,
          rows: 7,
          jitter: 60,
          between: 2,
        }),
      ],
    };
  },
  /** Every cell reaches into all its neighbours. */
  'hundreds-of-overlaps': (chance) => {
    const grown = cells(chance, { ...SQUARE, columns: 10, rows: 10, jitter: 8 }).map((ring) => {
      const [x, y] = middle(ring);
      const by = chance.between(1.05, 1.4);
      return ring.map(([px, py]): Point => [x + (px - x) * by, y + (py - y) * by]);
    });
    return {
      outline: OUTLINE,
      layers: [
        layer(
          'grown',
          grown.map((ring, i) => [`${i}`, polygon(ring)]),
        ),
        plain(chance),
      ],
    };
  },
  /** Zones that lie over the cells of the same layer on purpose: a park, a market, one within another. */
  'overlaps-on-purpose': (chance) => {
    const zone = (id: string, x: number, y: number, radius: number) =>
      [id, polygon(blob(chance, x, y, radius, 16))] as const;
    const base = cells(chance, { ...SQUARE, columns: 4, rows: 4, jitter: 10 });
    return {
      outline: OUTLINE,
      layers: [
        layer('zoned', [
          ...base.map((ring, i) => [`cell${i}`, polygon(ring)] as const),
          zone('park', 0, 0, 300),
          zone('market', 50, 20, 120),
          zone('whole-town', 0, 0, 900),
          zone('kiosk', -300, -300, 25),
        ]),
        plain(chance),
      ],
    };
  },
  /** Four ids over the cells of a chessboard, as one row each or as one multi-polygon. */
  'many-parts': (chance) => {
    const board = cells(chance, { ...SQUARE, columns: 8, rows: 8, jitter: 5 });
    const idOf = (i: number) => `n${(i % 2) + 2 * (Math.floor(i / 8) % 2)}`;
    const whole = new Map<string, Point[][]>();
    board.forEach((ring, i) => {
      whole.set(idOf(i), [...(whole.get(idOf(i)) ?? []), ring]);
    });
    return {
      outline: OUTLINE,
      layers: [
        layer(
          'rows',
          board.map((ring, i) => [idOf(i), polygon(ring)]),
        ),
        layer(
          'multi',
          [...whole].map(([id, rings]) => [id, multiPolygon(...rings.map((ring) => [ring]))]),
        ),
        plain(chance),
      ],
    };
  },
  /** Rings that are no polygon as drawn, among cells that are. */
  'invalid-rings': (chance) => {
    const broken = cells(chance, { ...SQUARE, columns: 5, rows: 5, jitter: 4 }).map((ring, i) =>
      brokenRing(chance, ring, i % 9),
    );
    return {
      outline: OUTLINE,
      layers: [
        layer(
          'broken',
          broken.map((geometry, i) => [`b${i}`, geometry]),
        ),
        plain(chance),
      ],
    };
  },
  /** Half of the ids are empty, half of the others one and the same. */
  'repeated-and-missing-ids': (chance) => {
    const board = cells(chance, { ...SQUARE, columns: 6, rows: 6, jitter: 5 });
    return {
      outline: OUTLINE,
      layers: [
        layer(
          'careless',
          board.map((ring, i) => [['', '1', `n${i}`, ''][i % 4]!, polygon(ring)]),
        ),
        plain(chance),
      ],
    };
  },
  /** Layers that are one polygon: larger than the outline, smaller, the outline itself. */
  'one-polygon': (chance) => ({
    outline: OUTLINE,
    layers: [
      layer('larger', [['all', polygon(rectangle(-2 * HALF, -2 * HALF, 2 * HALF, 2 * HALF))]]),
      layer('equal', [['all', OUTLINE]]),
      layer('smaller', [['all', polygon(blob(chance, 0, 0, HALF * 0.8, 30))]]),
      plain(chance),
    ],
  }),
  /** Rings around rings, the innermost filled in one layer and left open in another. */
  donuts: (chance) => {
    const rings = [500, 380, 260, 140].map((r) => blob(chance, 0, 0, r, 24));
    const inner = (ring: readonly Point[]) => [...ring].reverse();
    const bands = rings.slice(0, 3).map((ring, i) => polygon(ring, inner(rings[i + 1]!)));
    const around = polygon(rectangle(-HALF, -HALF, HALF, HALF), inner(rings[0]!));
    return {
      outline: OUTLINE,
      layers: [
        layer('filled', [
          ['around', around],
          ...bands.map((band, i) => [`band${i}`, band] as const),
          ['core', polygon(rings[3]!)],
        ]),
        layer('open', [['around', around], ...bands.map((band, i) => [`band${i}`, band] as const)]),
        plain(chance),
      ],
    };
  },
  /** A department with land in a tenth of the city only, in two far corners. */
  'a-tenth': (chance) => ({
    outline: OUTLINE,
    layers: [
      layer('few', [
        ['corner', polygon(rectangle(-HALF, -HALF, -HALF + 260, -HALF + 280))],
        ['other', polygon(blob(chance, 400, 400, 120, 12))],
      ]),
      plain(chance),
    ],
  }),
  /** Grids that are themselves strips of 10 to 14 m, straight and bent, between proper ones. */
  'sliver-grids': (chance) => {
    const width = chance.between(10, 14);
    const bend = chance.between(-80, 80);
    const edge = (x: number): Point[] => [
      [x, -HALF],
      [x + bend, 0],
      [x, HALF],
    ];
    const between = (a: readonly Point[], b: readonly Point[]) => polygon([...b, ...[...a].reverse()]);
    const lines = [-HALF - 100, -200, -200 + width, 150, 150 + width, HALF + 100].map(edge);
    return {
      outline: OUTLINE,
      layers: [
        layer('strips', [
          ['left', between(lines[0]!, lines[1]!)],
          ['thin1', between(lines[1]!, lines[2]!)],
          ['middle', between(lines[2]!, lines[3]!)],
          ['thin2', between(lines[3]!, lines[4]!)],
          ['right', between(lines[4]!, lines[5]!)],
        ]),
        plain(chance),
      ],
    };
  },
  /** Grids of two halves that hang together by 1 to 10 m. */
  necks: (chance) => {
    const width = chance.between(1, 10);
    const [low, high] = [-width / 2, width / 2];
    const dumbbell: Point[] = [
      [-400, -200],
      [-30, -200],
      [-30, low],
      [30, low],
      [30, -200],
      [400, -200],
      [400, 200],
      [30, 200],
      [30, high],
      [-30, high],
      [-30, 200],
      [-400, 200],
    ];
    return {
      outline: OUTLINE,
      layers: [
        layer('neck', [
          ['dumbbell', polygon(dumbbell)],
          ['rest', polygon(rectangle(-HALF, -HALF, HALF, HALF), [...dumbbell].reverse())],
        ]),
        plain(chance),
      ],
    };
  },
  /** An archipelago: islands from 3 m to 120 m across, some with grids of their own. */
  islands: (chance) => {
    const parts: Point[][] = [blob(chance, 0, 0, 500, 40)];
    for (let i = 0; i < 40; i++) {
      const angle = (i / 40) * 2 * Math.PI;
      const radius = chance.pick([1.5, 3, 6, 7.4, 7.8, 12, 30, 60]);
      const away = 720 + (i % 3) * 140;
      parts.push(blob(chance, away * Math.cos(angle), away * Math.sin(angle), radius, 10));
    }
    return {
      outline: { type: 'MultiPolygon', coordinates: parts.map((ring) => [toRing(ring)]) },
      layers: [
        cellLayer(chance, 'sea', {
          west: -1100,
          south: -1100,
          east: 1100,
          north: 1100,
          columns: 6,
          rows: 6,
          jitter: 20,
        }),
        layer(
          'shore',
          parts.map((ring, i) => [`isle${i}`, polygon(ring)]),
        ),
      ],
    };
  },
  /** Lines exactly at the tolerance, at the thin limit, and beside them. */
  'at-the-limits': () => ({
    outline: OUTLINE,
    layers: [0, 9.99, 10, 10.01, 14.99, 15, 15.01, 29.99, 30.01].map((shift, i) => {
      const cut = (x: number, y: number) =>
        layer(`d${i}`, [
          ['sw', polygon(rectangle(-HALF, -HALF, x, y))],
          ['se', polygon(rectangle(x, -HALF, HALF, y))],
          ['nw', polygon(rectangle(-HALF, y, x, HALF))],
          ['ne', polygon(rectangle(x, y, HALF, HALF))],
        ]);
      return cut(shift, -shift);
    }),
  }),
  /** Combs with fingers of 16 to 40 m that reach into each other. */
  combs: (chance) => {
    const finger = chance.between(16, 40);
    const teeth: Point[] = [];
    for (let x = -HALF + finger; x + finger < HALF; x += 2 * finger) {
      teeth.push([x, -500], [x, 400], [x + finger, 400], [x + finger, -500]);
    }
    const [first, last]: [Point, Point] = [
      [-HALF, -500],
      [HALF, -500],
    ];
    const low = polygon([[-HALF, -HALF], [HALF, -HALF], last, ...[...teeth].reverse(), first]);
    const high = polygon([first, ...teeth, last, [HALF, HALF], [-HALF, HALF]]);
    return {
      outline: OUTLINE,
      layers: [
        layer('comb', [
          ['low', low],
          ['high', high],
        ]),
        plain(chance),
      ],
    };
  },
  /** An outline with lakes: in the middle, touching the shore in a point, and within 5 m of it. */
  lakes: (chance) => {
    const touching: Point[] = [
      [-HALF, 0],
      [-HALF + 150, 60],
      [-HALF + 150, -60],
    ];
    const outline = polygon(
      rectangle(-HALF, -HALF, HALF, HALF),
      [...blob(chance, 0, 0, 150, 20)].reverse(),
      touching,
      hole(-100, HALF - 105, 100, HALF - 5),
    );
    return {
      outline,
      layers: [
        plain(chance),
        cellLayer(chance, 'shifted', { ...SQUARE, west: -650, east: 650, columns: 5, rows: 3, jitter: 10 }),
      ],
    };
  },
} as const satisfies Readonly<Record<string, (chance: Chance) => MergeInput>>;

export type HostileCity = keyof typeof HOSTILE_CITIES;

export function hostileCity(name: HostileCity, seed: number): MergeInput {
  return (HOSTILE_CITIES[name] as (chance: Chance) => MergeInput)(new Chance(seed));
}

function middle(ring: readonly Point[]): Point {
  const sum = ring.reduce(([sx, sy], [x, y]) => [sx + x, sy + y] as const, [0, 0] as const);
  return [sum[0] / ring.length, sum[1] / ring.length];
}

/** One of nine ways in which a ring is no polygon; 8 is none. */
function brokenRing(chance: Chance, ring: readonly Point[], fault: number): Polygon | MultiPolygon {
  const [a, b, c, d] = ring as [Point, Point, Point, Point];
  const [x, y] = middle(ring);
  switch (fault) {
    case 0:
      return polygon([b, a, c, d]);
    case 1:
      return { type: 'Polygon', coordinates: [rawRing(ring)] };
    case 2: {
      const tip: Point = [a[0] + chance.between(-300, 300), a[1] + chance.between(-300, 300)];
      return polygon([a, tip, a, b, c, d]);
    }
    case 3:
      // A ring within a ring, both as shells.
      return multiPolygon([ring], [rectangle(x - 30, y - 30, x + 30, y + 30)]);
    case 4:
      // A hole that lies outside its shell, and one that is the shell.
      return polygon(ring, hole(x + 400, y, x + 450, y + 50), [...ring].reverse());
    case 5:
      return polygon([...ring, ...ring]);
    case 6:
      return polygon([a, b], [c, d, c]);
    case 7:
      // A figure of eight that touches itself in its middle.
      return polygon([a, [x, y], b, c, [x, y], d]);
    default:
      return polygon(ring);
  }
}

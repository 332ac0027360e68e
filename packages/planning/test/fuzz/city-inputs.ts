import type { MultiPolygon, Polygon, Position } from 'geojson';
import { DEFAULT_MERGE_OPTIONS, type DepartmentLayer, type LegacyGrid } from '../../src/index.ts';
import { type City, type CityOptions, drawCity } from '../city/city.ts';
import { drawsByHand } from '../city/pens.ts';
import { cityInput, geometryOf, type Place } from '../city/place-city.ts';
import type { MergeCase } from './merge-inputs.ts';
import { Chance, type Point, toPosition } from './random-shapes.ts';

export interface CityCase extends MergeCase {
  /** Departments whose layers have no gap, no overlap and no invalid ring. */
  readonly clean: readonly string[];
}

/** What is wrong with one layer of a city, as delivered. */
type LayerFault =
  | 'none'
  | 'elsewhere'
  | 'on-purpose'
  | 'invalid-rings'
  | 'repeated-ids'
  | 'missing-ids'
  | 'outside';

const LAYER_FAULTS: readonly LayerFault[] = [
  'none',
  'none',
  'elsewhere',
  'on-purpose',
  'invalid-rings',
  'repeated-ids',
  'missing-ids',
  'outside',
];
/** Land of one case, in blocks times departments: what keeps a case below two seconds. */
const MOST_BLOCKS = 900;
/** Vertices of a long shore, about. */
const MOST_SHORE = 2500;

/**
 * A city as it may be delivered: 1 to 20 departments, islands and lakes, grids in several parts, shores of very
 * many vertices, hundreds of overlaps, layers that cover land twice on purpose, lie kilometres off, repeat or lack
 * ids, or have rings that cross themselves.
 */
export function randomCity(seed: number): CityCase {
  const chance = new Chance(seed);
  const departments = chance.pick([1, 2, 3, 3, 4, 6, 9, 20]);
  const grids = chance.whole(2, Math.max(3, Math.min(40, Math.floor(MOST_BLOCKS / (9 * departments)))));
  // Every third city is drawn without gaps and overlaps: what its merge moves can be told exactly.
  const isTidy = chance.oneIn(3);
  const options: CityOptions = {
    grids,
    departments,
    seed: chance.whole(0, 1_000_000),
    blocksPerGrid: chance.pick([4, 6, 9]),
    sideVertices: chance.pick([1, 2, 4]),
    // A block of half a kilometre: neighbours that disagree on it disagree by kilometres.
    blockMetres: chance.pick([40, 90, 90, 160, 500]),
    lakes: chance.whole(0, 2),
    islands: chance.whole(0, 2),
    gapShare: isTidy ? 0 : chance.pick([0, 0.02, 0.2]),
    overlapShare: isTidy ? 0 : chance.pick([0, 0.02, 0.5]),
    stray: chance.pick([0, 1, 1, 2]),
  };
  const city = drawCity(options);
  const { middle, extent } = extentOf(city);
  const place: Place = ([x, y]) => toPosition([x - middle[0], y - middle[1]]);
  const { layers, households, ...rest } = cityInput(city, place, false);
  const outline = chance.oneIn(4) ? withLongShore(city, chance, place) : rest.outline;
  const clean: string[] = [];
  const asDelivered = layers.map((layer, index) => {
    const fault = isTidy && chance.oneIn(2) ? 'none' : chance.pick(LAYER_FAULTS);
    const isMatched = options.gapShare === 0 && options.overlapShare === 0 && !drawsByHand(index);
    if (isMatched && (fault === 'none' || fault === 'missing-ids')) clean.push(layer.department);
    return {
      ...layer,
      weight: chance.pick([0.5, 1, 1, 2]),
      grids: deliver(fault, layer, city.layers[index]!, extent, chance, place),
    };
  });
  return {
    clean,
    input: { outline, layers: asDelivered, ...(chance.oneIn(3) ? {} : { households }) },
    options: {
      ...DEFAULT_MERGE_OPTIONS,
      toleranceMetres: chance.pick([5, 10, 10, 15]),
      grids: chance.oneIn(2) ? null : Math.max(1, city.grids + 2 * chance.whole(-1, 2)),
      band: chance.oneIn(2) ? [0.5, 1.6] : null,
      seed: chance.whole(0, 1000),
      quick: chance.oneIn(4),
    },
  };
}

/** The middle of the land's extent and its lesser side, in metres. */
function extentOf(city: City): { readonly middle: Point; readonly extent: number } {
  const points = city.outline.flatMap(([exterior]) => exterior!);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { middle: [(west + east) / 2, (south + north) / 2], extent: Math.min(east - west, north - south) };
}

function lengthOf([fromX, fromY]: Point, [toX, toY]: Point): number {
  return Math.hypot(toX - fromX, toY - fromY);
}

/** The shore with a vertex every few metres, wavering by less than a metre. */
function withLongShore(city: City, chance: Chance, place: Place): Polygon | MultiPolygon {
  const shore = city.outline.flat().flatMap((ring) => ring.slice(1).map((to, at) => lengthOf(ring[at]!, to)));
  const step = Math.max(chance.pick([1, 3, 8]), shore.reduce((a, b) => a + b, 0) / MOST_SHORE);
  const dense = city.outline.map((rings) =>
    rings.map((ring) => {
      const points = ring.slice(1).flatMap(([x, y], at): Point[] => {
        const [fromX, fromY] = ring[at]!;
        const pieces = Math.max(1, Math.round(lengthOf([fromX, fromY], [x, y]) / step));
        return Array.from({ length: pieces }, (_, piece): Point => {
          const waver = piece === 0 ? 0 : 0.3 * step;
          return [
            fromX + ((x - fromX) * piece) / pieces + chance.between(-waver, waver),
            fromY + ((y - fromY) * piece) / pieces + chance.between(-waver, waver),
          ];
        });
      });
      return [...points, points[0]!];
    }),
  );
  return geometryOf(dense, place);
}

function deliver(
  fault: LayerFault,
  { grids }: DepartmentLayer,
  { grids: drawn }: City['layers'][number],
  extent: number,
  chance: Chance,
  place: Place,
): readonly LegacyGrid[] {
  switch (fault) {
    case 'none':
      return grids;
    case 'elsewhere': {
      // A map of the same grids that somebody drew with the whole of it moved.
      const [east, north] = [chance.between(-0.3, 0.3) * extent, chance.between(-0.3, 0.3) * extent];
      const off: Place = ([x, y]) => place([x + east, y + north]);
      return grids.map((grid, at) => ({ ...grid, geometry: geometryOf(drawn[at]!.polygons, off) }));
    }
    case 'on-purpose': {
      const again = grids.filter(() => chance.oneIn(2)).map((grid) => ({ ...grid, id: `${grid.id}-night` }));
      return [...grids, ...again].map((grid, at) => ({ ...grid, row: at + 1 }));
    }
    case 'invalid-rings':
      return grids.map((grid) =>
        chance.oneIn(2) ? { ...grid, geometry: spoilt(grid.geometry, chance) } : grid,
      );
    case 'repeated-ids':
      return grids.map((grid) => (chance.oneIn(3) ? { ...grid, id: grids[0]!.id } : grid));
    case 'missing-ids':
      return grids.map((grid, at) => (chance.oneIn(2) ? { ...grid, id: `#${at + 1}` } : grid));
    case 'outside': {
      const geometry = geometryOf(drawn[0]!.polygons, ([x, y]) => place([x + 30_000, y]));
      return [...grids, { id: 'far away', row: grids.length + 1, geometry }];
    }
  }
}

/** A polygon with one ring spoilt: two corners changed places, a spike, a ring run twice, or one without land. */
function spoilt(geometry: Polygon | MultiPolygon, chance: Chance): Polygon | MultiPolygon {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const [[exterior, ...holes], ...others] = parts as [Position[][], ...Position[][][]];
  const open = exterior!.slice(0, -1);
  const at = chance.whole(0, open.length - 2);
  const [here, next] = [open[at]!, open[at + 1]!];
  const far: Position = [here[0]! + chance.between(-1e-3, 1e-3), here[1]! + chance.between(-1e-3, 1e-3)];
  const rings: readonly Position[][] = [
    [...open.slice(0, at), next, here, ...open.slice(at + 2)],
    [...open.slice(0, at), here, far, here, ...open.slice(at + 1)],
    [...open, ...open],
    [...open].reverse(),
  ];
  const ring = chance.pick(rings);
  const first = [[...ring, ring[0]!], ...holes];
  const flat: Position[][] = [[here, next, here, here]];
  return {
    type: 'MultiPolygon',
    coordinates: chance.oneIn(4) ? [first, ...others, flat] : [first, ...others],
  };
}

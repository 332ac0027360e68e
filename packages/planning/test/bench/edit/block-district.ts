import { geodesicAreaM2 } from '@onegrid/geometry';
import type { Position } from 'geojson';
import {
  type Atom,
  type GroundDocument,
  householdCounter,
  orderedPlan,
  type PlanState,
} from '../../../src/index.ts';
import { BlockMesh } from '../../city/block-mesh.ts';
import { growGrids } from '../../city/grow-grids.ts';
import { surveyedLine } from '../../city/pens.ts';
import { geometryOf, inDegrees } from '../../city/place-city.ts';
import { traceBlocks } from '../../city/trace-blocks.ts';
import { Chance } from '../../fuzz/random-shapes.ts';

/** Metres from street to street, vertices on each side of a block, and blocks in a grid. */
const BLOCK_METRES = 90;
const SIDE_VERTICES = 4;
const BLOCKS_IN_GRID = 29;
const DEPARTMENTS = 8;

/** A district to be edited: one atom a block, with all that figures and rules are taken from. */
export interface BlockDistrict {
  readonly plan: PlanState;
  readonly ground: GroundDocument;
  readonly departments: readonly { readonly id: string }[];
}

/** About so many atoms: blocks of shaken streets in grids of about 29, eight departments that each see it their way. */
export function blockDistrict(atoms: number, seed: number): BlockDistrict {
  const chance = new Chance(seed);
  const columns = Math.round(Math.sqrt(atoms));
  const mesh = new BlockMesh(chance, columns, Math.round(atoms / columns), BLOCK_METRES);
  const blocks = mesh.landBlocks();
  const people = blocks.map((block) => {
    const [lon, lat] = placeIn(mesh, block, chance);
    return { lon, lat, n: 1 + Math.floor(60 * chance.unit() * chance.unit()) };
  });
  const weight = Float64Array.from(people, ({ n }) => n);
  const grids = Math.max(2, Math.round(blocks.length / BLOCKS_IN_GRID));
  const labels = Array.from({ length: DEPARTMENTS }, () => growGrids(mesh, grids, weight, chance).owner);
  const { owner } = growGrids(mesh, grids, weight, chance);
  const pen = surveyedLine(mesh, SIDE_VERTICES);
  const count = householdCounter(people);
  const made = blocks.map((block): Atom => {
    const geometry = geometryOf(
      traceBlocks(mesh, [block]).map((rings) =>
        rings.map((ring) => {
          const points = ring.flatMap((from, at) => pen(from, ring[(at + 1) % ring.length]!));
          return [...points, points[0]!];
        }),
      ),
      inDegrees,
    );
    if (geometry.type !== 'Polygon') throw new Error('a block is one polygon');
    const ofBlock = labels.map((own, at): [string, string] => [`d${at}`, `g${own[block]}`]);
    return {
      id: `b${String(block).padStart(6, '0')}`,
      geometry,
      areaM2: geodesicAreaM2(geometry),
      households: count(geometry),
      community: null,
      labels: Object.fromEntries(ofBlock),
      shares: Object.fromEntries(ofBlock.map(([department]) => [department, 1])),
    };
  });
  const codes = blocks.map((block) => String(owner[block]! + 1).padStart(4, '0'));
  return {
    plan: orderedPlan({ revision: 1, atoms: made, codes, usedCodes: [...new Set(codes)].sort() }),
    ground: groundOf(mesh, blocks, people, chance),
    departments: labels.map((_, at) => ({ id: `d${at}` })),
  };
}

/** Three buildings and ten appeals a block, a compound in every fifth, a branch in every thirtieth. */
function groundOf(
  mesh: BlockMesh,
  blocks: readonly number[],
  households: GroundDocument['households'],
  chance: Chance,
): GroundDocument {
  const places = (each: number) =>
    blocks.flatMap((block) => Array.from({ length: each }, () => placeIn(mesh, block, chance)));
  const square = (place: Position, metres: number) => {
    const [dx, dy] = [metres / 190_000, metres / 220_000];
    const corner = (x: number, y: number) => [round(place[0]! + x * dx), round(place[1]! + y * dy)];
    const ring = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)];
    return { type: 'Polygon' as const, coordinates: [ring] };
  };
  return {
    rules: {
      band: [200, 900],
      communities: [],
      units: blocks
        .filter((block) => block % 5 === 0)
        .map((block) => {
          const id = `u${block}`;
          return { id, name: id, geometry: square(placeIn(mesh, block, null), 40) };
        }),
      buildings: places(3).map((at, i) => ({
        id: `h${i}`,
        name: null,
        geometry: i % 3 === 0 ? square(at, 10) : { type: 'Point' as const, coordinates: at },
        households: null,
      })),
      links: [],
    },
    households,
    appeals: places(10),
    branches: blocks
      .filter((block) => block % 30 === 0)
      .map((block) => ({ id: `s${block}`, name: `Branch ${block}`, at: placeIn(mesh, block, null) })),
    communities: [],
    streets: [],
    legacy: Object.fromEntries(
      Array.from({ length: DEPARTMENTS }, (_, at) => [
        `d${at}`,
        Object.fromEntries(
          blocks.map((block) => [`g${block}`, { name: `G${block}`, officer: `Officer ${block % 97}` }]),
        ),
      ]),
    ),
  };
}

/** A place in the middle two thirds of a block; its middle without chance. */
function placeIn(mesh: BlockMesh, block: number, chance: Chance | null): [number, number] {
  const shift = () => (chance === null ? 0.5 : chance.between(0.3, 0.7));
  const [column, row] = [block % mesh.columns, Math.floor(block / mesh.columns)];
  const [lon, lat] = inDegrees([(column + shift()) * mesh.blockMetres, (row + shift()) * mesh.blockMetres]);
  return [lon!, lat!];
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

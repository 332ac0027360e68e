import { Chance } from '../fuzz/random-shapes.ts';
import { BlockMesh, NOBODY } from './block-mesh.ts';
import { type BlockGrids, flipBlocks, growGrids } from './grow-grids.ts';
import { DepartmentPen, type Pen, surveyedLine } from './pens.ts';
import { traceBlocks } from './trace-blocks.ts';

export type Point = readonly [x: number, y: number];
/** Rings of a polygon, closed, exterior first. */
export type Rings = readonly (readonly Point[])[];

/** A made-up city in metres on a plane, x east, y north. */
export interface City {
  readonly outline: readonly Rings[];
  readonly layers: readonly {
    readonly department: string;
    readonly grids: readonly { readonly id: string; readonly polygons: readonly Rings[] }[];
  }[];
  readonly people: readonly { readonly x: number; readonly y: number; readonly n: number }[];
  /** Grids that the departments' common idea has: what a merge is asked for. */
  readonly grids: number;
}

export interface CityOptions {
  readonly grids: number;
  readonly departments: number;
  readonly seed: number;
  /** Street blocks in a grid, 9 where nothing is said. */
  readonly blocksPerGrid?: number;
  /** Vertices on each side of a block, 4 where nothing is said. */
  readonly sideVertices?: number;
  readonly blockMetres?: number;
  readonly lakes?: number;
  readonly islands?: number;
  /** Blocks of each layer that nobody holds, and that two grids hold, as shares of all; 0.002 where nothing is said. */
  readonly gapShare?: number;
  readonly overlapShare?: number;
  /** How far a department's lines stray, as a multiple of the usual: 8 m at most. 0: all draw the same lines. */
  readonly stray?: number;
}

/** Five departments of eight have one idea of the grids; the others draw finer and coarser ones of their own. */
const OWN_GRIDS: Readonly<Record<number, number>> = { 5: 1.3, 6: 0.6, 7: 0.3 };
/** Share of the blocks at which a department is tried to think otherwise. */
const FLIPS = 0.12;

/**
 * Draws a city: blocks between streets, some water, departments that know each other's grids and differ in some
 * blocks, each drawing the streets' middles a few metres off in its own way. The same options give the same city.
 */
export function drawCity(options: CityOptions): City {
  const { grids, departments, blocksPerGrid = 9, sideVertices = 4, blockMetres = 90, stray = 1 } = options;
  const chance = new Chance(options.seed);
  const side = Math.max(2, Math.round(Math.sqrt(grids * blocksPerGrid)));
  const mesh = new BlockMesh(chance, side, side, blockMetres);
  const scale = Math.sqrt(grids / 69);
  for (let i = 0; i < (options.lakes ?? Math.round(2 * scale)); i++) mesh.addLake(chance);
  for (let i = 0; i < (options.islands ?? Math.round(2 * scale)); i++) mesh.addIsland(chance);
  if (!mesh.land.includes(1)) mesh.land.fill(1);
  const people = peopleOf(mesh, chance);
  const weight = new Float64Array(mesh.count);
  for (const { block, n } of people) weight[block] = n;
  const common = growGrids(mesh, grids, weight, chance);
  const surveyed = surveyedLine(mesh, sideVertices);
  const outline = polygonsOf(mesh, mesh.landBlocks(), (from, to) => surveyed(from, to));
  const layers = Array.from({ length: departments }, (_, index) => {
    const own = OWN_GRIDS[index % 8];
    const held =
      own === undefined
        ? flipBlocks(mesh, common, FLIPS * Math.min(1, stray), chance)
        : growGrids(mesh, Math.max(1, Math.round(grids * own)), weight, chance);
    const pen = new DepartmentPen(mesh, sideVertices, chance, stray, index);
    return { department: `d${index}`, grids: drawGrids(mesh, held, pen, options, chance) };
  });
  return { outline, layers, people, grids: common.count };
}

/** Somebody lives in every block: 1 to 60 households, more often few, somewhere in its middle. */
function peopleOf(mesh: BlockMesh, chance: Chance): (City['people'][number] & { readonly block: number })[] {
  return mesh.landBlocks().map((block) => ({
    block,
    x: ((block % mesh.columns) + chance.between(0.3, 0.7)) * mesh.blockMetres,
    y: (Math.floor(block / mesh.columns) + chance.between(0.3, 0.7)) * mesh.blockMetres,
    n: 1 + Math.floor(60 * chance.unit() * chance.unit()),
  }));
}

function drawGrids(
  mesh: BlockMesh,
  { owner, count }: BlockGrids,
  pen: DepartmentPen,
  { gapShare = 0.002, overlapShare = 0.002 }: CityOptions,
  chance: Chance,
): City['layers'][number]['grids'] {
  const blocks = Array.from({ length: count }, (): number[] => []);
  owner.forEach((grid, block) => {
    if (grid !== NOBODY) blocks[grid]!.push(block);
  });
  const land = mesh.landBlocks();
  for (let i = 0; i < Math.round(land.length * gapShare); i++) {
    const block = chance.pick(land);
    const holder = blocks[owner[block]!]!;
    if (holder.length > 1 && holder.includes(block)) holder.splice(holder.indexOf(block), 1);
  }
  for (let i = 0; i < Math.round(land.length * overlapShare); i++) {
    const block = chance.pick(land);
    const others = mesh
      .neighbours(block)
      .filter((b) => b >= 0 && owner[b] !== NOBODY && owner[b] !== owner[block]);
    const taker = others.length === 0 ? null : blocks[owner[chance.pick(others)]!]!;
    if (taker !== null && !taker.includes(block)) taker.push(block);
  }
  return blocks.flatMap((own, grid) =>
    own.length === 0
      ? []
      : [
          {
            id: `g${String(grid + 1).padStart(5, '0')}`,
            polygons: polygonsOf(mesh, own, (from, to) => pen.line(from, to, grid)),
          },
        ],
  );
}

function polygonsOf(mesh: BlockMesh, blocks: readonly number[], pen: Pen): Rings[] {
  return traceBlocks(mesh, blocks).map((rings) =>
    rings.map((ring) => {
      const points = ring.flatMap((from, at) => pen(from, ring[(at + 1) % ring.length]!));
      return [...points, points[0]!];
    }),
  );
}

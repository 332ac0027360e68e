import { Heap } from '@onegrid/geometry';
import type { Chance } from '../fuzz/random-shapes.ts';
import { type BlockMesh, NOBODY } from './block-mesh.ts';

/** Grids by block, `NOBODY` on water, and how many there are. */
export interface BlockGrids {
  readonly owner: Int32Array;
  readonly count: number;
}

/**
 * Grows `wanted` grids block by block from seeds in a shaken mesh; fewer where a seed falls into water or on
 * another. The grid with the least weight goes next, so that they come out about even. Land that none of them
 * reaches, such as an island, goes to the grid that is nearest across the water, which then has several parts.
 *
 * @param weight of each block
 */
export function growGrids(mesh: BlockMesh, wanted: number, weight: Float64Array, chance: Chance): BlockGrids {
  const owner = new Int32Array(mesh.count).fill(NOBODY);
  const fronts = sowSeeds(mesh, wanted, chance).map((seed) => [seed]);
  const next = new Heap<{ readonly grid: number; readonly held: number }>(
    (a, b) => a.held < b.held || (a.held === b.held && a.grid < b.grid),
  );
  fronts.forEach(([seed], grid) => {
    owner[seed!] = grid;
    next.push({ grid, held: weight[seed!]! });
  });
  const isFree = (block: number) => block >= 0 && mesh.land[block] === 1 && owner[block] === NOBODY;
  for (let turn = next.pop(); turn !== null; turn = next.pop()) {
    const { grid, held } = turn;
    const front = fronts[grid]!;
    while (front.length > 0) {
      const at = chance.whole(0, front.length - 1);
      const free = mesh.neighbours(front[at]!).filter(isFree);
      if (free.length === 0) {
        front[at] = front[front.length - 1]!;
        front.pop();
        continue;
      }
      const taken = chance.pick(free);
      owner[taken] = grid;
      front.push(taken);
      next.push({ grid, held: held + weight[taken]! });
      break;
    }
  }
  giveAcrossWater(mesh, owner);
  return { owner, count: fronts.length };
}

/** Blocks on land, all different, in lines of a shaken mesh. */
function sowSeeds(mesh: BlockMesh, wanted: number, chance: Chance): number[] {
  const seeds = new Set<number>();
  const lines = Math.max(1, Math.min(wanted, Math.round(Math.sqrt((wanted * mesh.rows) / mesh.columns))));
  for (let line = 0; line < lines; line++) {
    const inLine = Math.floor(((line + 1) * wanted) / lines) - Math.floor((line * wanted) / lines);
    for (let at = 0; at < inLine; at++) {
      const column = Math.floor((mesh.columns / inLine) * (at + chance.between(0.1, 0.9)));
      const row = Math.floor((mesh.rows / lines) * (line + chance.between(0.1, 0.9)));
      const seed = row * mesh.columns + column;
      if (mesh.land[seed] === 1) seeds.add(seed);
    }
  }
  return seeds.size > 0 ? [...seeds] : [mesh.land.indexOf(1)];
}

function giveAcrossWater(mesh: BlockMesh, owner: Int32Array): void {
  const nearest = owner.slice();
  const queue = [...nearest.keys()].filter((block) => nearest[block] !== NOBODY);
  for (let at = 0; at < queue.length; at++) {
    const block = queue[at]!;
    for (const other of mesh.neighbours(block)) {
      if (other < 0 || nearest[other] !== NOBODY) continue;
      nearest[other] = nearest[block]!;
      queue.push(other);
    }
  }
  for (let block = 0; block < owner.length; block++)
    if (mesh.land[block] === 1 && owner[block] === NOBODY) owner[block] = nearest[block]!;
}

/**
 * The same grids as another department would have them: blocks at their borders go to a neighbour, as many as
 * `share` of all are tried; a block whose loss could break its grid stays.
 */
export function flipBlocks(
  mesh: BlockMesh,
  { owner, count }: BlockGrids,
  share: number,
  chance: Chance,
): BlockGrids {
  const flipped = owner.slice();
  for (let tried = 0; tried < mesh.count * share; tried++) {
    const block = chance.whole(0, mesh.count - 1);
    if (flipped[block] === NOBODY) continue;
    const around = mesh.neighbours(block).filter((other) => other >= 0 && flipped[other] !== NOBODY);
    const own = around.filter((other) => flipped[other] === flipped[block]).length;
    if (own !== 1 || around.length < 2) continue;
    flipped[block] = flipped[chance.pick(around)]!;
  }
  return { owner: flipped, count };
}

import { Heap } from '../heap.ts';
import type { FaceGroups } from './face-groups.ts';

/** Joins the faces of each unit, as far as they touch, within one community. */
export function fuseUnits(groups: FaceGroups): void {
  joinAcross(groups, (a, b) => groups.units[a]!.length > 0 && groups.sameGround(a, b));
}

/**
 * Joins neighbouring groups on the same ground that no layer tells apart.
 *
 * @param parts edges that part what they bound for now, whatever the labels.
 */
export function dissolveEqual(groups: FaceGroups, parts: (edge: number) => boolean = () => false): void {
  joinAcross(groups, (a, b, e) => groups.sameGround(a, b) && groups.sameLabels(a, b) && !parts(e));
}

function joinAcross(groups: FaceGroups, joins: (a: number, b: number, edge: number) => boolean): void {
  const { graph } = groups;
  for (let e = 0; e < graph.edgeCount; e++) {
    const a = groups.left(2 * e);
    const b = groups.left(2 * e + 1);
    if (a < 0 || b < 0 || a === b || !joins(a, b, e)) continue;
    groups.join(a, b, groups.neighbours(a).get(b)!);
  }
}

/** A group that was too thin to be an atom, and the one that received it. */
export interface Absorption {
  readonly areaM2: number;
  /** A face of the absorbed group. */
  readonly face: number;
}

/**
 * Absorbs every group into which no circle of the given diameter fits, smallest first, into the neighbour
 * with the longest common border times the share of layers that agree, of the same community as long as
 * there is one; groups that have become equal are joined. Ends because every step joins two groups. A thin
 * group without a neighbour stays.
 *
 * @param dissolve false: groups that have become equal stay apart for now.
 */
export function absorbThin(groups: FaceGroups, diameter: number, dissolve = true): Absorption[] {
  const absorbed: Absorption[] = [];
  const queue = new Heap(smallerFirst);
  for (const root of groups.roots()) {
    if (groups.isThin(root, diameter)) queue.push({ root, area: groups.areaM2[root]! });
  }
  for (let item = queue.pop(); item !== null; item = queue.pop()) {
    const group = item.root;
    // The group has grown or gone since it was queued: whoever grew was queued anew.
    if (groups.root(group) !== group || groups.areaM2[group] !== item.area) continue;
    const neighbours = groups.neighbours(group);
    const receiver = bestReceiver(groups, group, neighbours);
    if (receiver < 0) continue;
    absorbed.push({ areaM2: item.area, face: group });
    let merged = groups.join(group, receiver, neighbours.get(receiver)!);
    if (dissolve) merged = joinEqualNeighbours(groups, merged);
    if (groups.isThin(merged, diameter)) queue.push({ root: merged, area: groups.areaM2[merged]! });
  }
  return absorbed;
}

function bestReceiver(groups: FaceGroups, group: number, neighbours: ReadonlyMap<number, number>): number {
  let receiver = -1;
  let best = -1;
  let atHome = false;
  for (const [other, length] of neighbours) {
    if (other < 0) continue;
    const own = groups.community[group]! < 0 || groups.community[other] === groups.community[group];
    if (atHome && !own) continue;
    // A border with a neighbour that nobody agrees with still counts for a little.
    const score = length * (0.05 + groups.shareOfEqualLabels(group, other));
    if (own && !atHome) {
      atHome = true;
      best = -1;
    }
    if (score > best || (score === best && other < receiver)) {
      best = score;
      receiver = other;
    }
  }
  return receiver;
}

/** Joins a group with all neighbours that have the same labels; gives the root of the result. */
export function joinEqualNeighbours(groups: FaceGroups, group: number): number {
  let root = group;
  for (;;) {
    let equal = -1;
    let common = 0;
    for (const [other, length] of groups.neighbours(root)) {
      if (other >= 0 && groups.sameGround(root, other) && groups.sameLabels(root, other)) {
        equal = other;
        common = length;
        break;
      }
    }
    if (equal < 0) return root;
    root = groups.join(root, equal, common);
  }
}

interface Thin {
  readonly root: number;
  readonly area: number;
}

function smallerFirst(p: Thin, q: Thin): boolean {
  return p.area !== q.area ? p.area < q.area : p.root < q.root;
}

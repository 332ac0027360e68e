import type { Claims } from '@onegrid/geometry';
import type { MergeFinding } from '../model/merge.ts';
import { connectedPieces } from './connected-pieces.ts';
import type { PreparedLayer } from './prepare.ts';

/** A legacy grid whose own land in the outline is one piece is given at least this share of an atom it gets. */
const LEAST_SHARE_TO_RESCUE = 0.3;

/** Of units, those are looked at of which a lost grid holds at least this share of the most it holds of any. */
const LEAST_OF_BEST = 0.3;

/**
 * A grid that is nowhere the strongest gets the atom it holds most of, if no other grid is lost by that. Where
 * it has no sizeable share of any, because it lies in units that go with others, it gets the unit that costs
 * those least.
 *
 * @param withUnits by atom, whether units lie in it.
 */
export function rescueLostGrids(
  layer: PreparedLayer,
  labels: Int32Array,
  claims: readonly Claims[],
  withUnits: readonly boolean[],
  findings: MergeFinding[],
): void {
  const atomsOf = new Int32Array(layer.ids.length);
  for (const label of labels) if (label >= 0) atomsOf[label]!++;
  const inside = new Float64Array(layer.ids.length);
  for (const claim of claims) for (const [label, amount] of claim) if (label >= 0) inside[label]! += amount;
  const outside: string[] = [];
  const landless: string[] = [];
  const drawn = new Set(layer.arrangement.labels.flat());
  for (let label = 0; label < layer.ids.length; label++) {
    if (atomsOf[label]! > 0) continue;
    if (inside[label] === 0) {
      (drawn.has(label) ? outside : landless).push(layer.ids[label]!);
      continue;
    }
    const share = bestAtomFor(label, labels, claims, atomsOf);
    const best = share >= 0 ? share : cheapestUnitFor(label, labels, claims, withUnits, atomsOf);
    if (best >= 0) {
      if (labels[best]! >= 0) atomsOf[labels[best]!]!--;
      labels[best] = label;
      atomsOf[label]!++;
    }
    findings.push({
      kind: 'grid-without-atom',
      severity: best >= 0 ? 'notice' : 'warning',
      department: layer.department,
      ids: [layer.ids[label]!],
      areaM2: Math.round(inside[label]!),
      ...(best >= 0 ? { repair: 'given-its-best-atom' } : {}),
    });
  }
  if (landless.length > 0) {
    findings.push({
      kind: 'grids-without-land',
      severity: 'warning',
      department: layer.department,
      ids: landless,
    });
  }
  if (outside.length > 0) {
    findings.push({
      kind: 'grids-outside-outline',
      severity: 'notice',
      department: layer.department,
      ids: outside,
    });
  }
}

/** The atom of which a grid claims the greatest share, at least the least one; -1 where there is none to spare. */
function bestAtomFor(
  label: number,
  labels: Int32Array,
  claims: readonly Claims[],
  atomsOf: Int32Array,
): number {
  let best = -1;
  let most = LEAST_SHARE_TO_RESCUE;
  claims.forEach((claim, atom) => {
    const own = claim.get(label) ?? 0;
    if (own === 0) return;
    let sum = 0;
    for (const amount of claim.values()) sum += amount;
    const current = labels[atom]!;
    if (own / sum < most || (own / sum === most && best >= 0) || (current >= 0 && atomsOf[current]! < 2))
      return;
    best = atom;
    most = own / sum;
  });
  return best;
}

/** The unit whose holder loses least by giving it to a grid; -1 where there is none to spare. */
function cheapestUnitFor(
  label: number,
  labels: Int32Array,
  claims: readonly Claims[],
  withUnits: readonly boolean[],
  atomsOf: Int32Array,
): number {
  const held = claims.map((claim, atom) => (withUnits[atom] ? (claim.get(label) ?? 0) : 0));
  const least = LEAST_OF_BEST * held.reduce((most, amount) => Math.max(most, amount), 0);
  let cheapest = -1;
  let lowest = Number.POSITIVE_INFINITY;
  held.forEach((amount, atom) => {
    const current = labels[atom]!;
    if (amount === 0 || amount < least || (current >= 0 && atomsOf[current]! < 2)) return;
    const cost = (claims[atom]!.get(current) ?? 0) - amount;
    if (cost >= lowest) return;
    cheapest = atom;
    lowest = cost;
  });
  return cheapest;
}

/** A piece with more than this share of its grid's land is no stray, whatever has come between. */
const STRAY_SHARE = 0.1;

/**
 * Stray pieces of a grid that was one piece go to the label of a neighbour that has a claim on them. A large
 * piece stays with its grid (two polygons of one id that touch only where another grid now holds the land),
 * unless walls of units have cut it off.
 *
 * @param withUnits by atom, whether units lie in it.
 */
export function rejoinBrokenGrids(
  layer: PreparedLayer,
  labels: Int32Array,
  claims: readonly Claims[],
  neighbours: readonly (readonly number[])[],
  parts: Int32Array,
  withUnits: readonly boolean[],
  findings: MergeFinding[],
): void {
  const whole = gridsInOnePiece(layer);
  const walled = withUnits.includes(true);
  const atomsOf = atomsByLabel(labels, layer.ids.length);
  for (let label = 0; label < layer.ids.length; label++) {
    if (!whole[label]) continue;
    const own = atomsOf[label]!.sort((a, b) => a - b);
    const all = connectedPieces(neighbours, (atom) => labels[atom] === label, own);
    if (all.length < 2) continue;
    const size = (piece: readonly number[]) =>
      piece.reduce((sum, atom) => sum + (claims[atom]!.get(label) ?? 0), 0);
    all.sort((a, b) => size(b) - size(a) || a[0]! - b[0]!);
    // Pieces in another part of the outline are the outline's doing.
    const pieces = all.filter((piece) => parts[piece[0]!] === parts[all[0]![0]!]);
    if (pieces.length < 2) continue;
    let left = 0;
    const land = all.reduce((sum, piece) => sum + size(piece), 0);
    let forfeited = 0;
    // Smallest first: what nobody else claims is given away as long as it is next to nothing.
    for (const piece of pieces.slice(1).reverse()) {
      forfeited += size(piece);
      const forfeit = walled || forfeited <= FORFEIT_SHARE * land;
      if (size(piece) > STRAY_SHARE * land && !piece.some((atom) => withUnits[atom])) {
        left++;
        continue;
      }
      for (const atom of piece) {
        const heir = heirOf(atom, label, labels, claims[atom]!, neighbours[atom]!, forfeit);
        if (heir === null) left++;
        else {
          labels[atom] = heir;
          if (heir >= 0) atomsOf[heir]!.push(atom);
        }
      }
    }
    findings.push({
      kind: 'grid-broken',
      severity: left === 0 ? 'notice' : 'warning',
      department: layer.department,
      ids: [layer.ids[label]!],
      ...(left === 0 ? { repair: 'stray-pieces-relabelled' } : {}),
    });
  }
}

function atomsByLabel(labels: Int32Array, count: number): number[][] {
  const atoms: number[][] = Array.from({ length: count }, () => []);
  labels.forEach((label, atom) => {
    if (label >= 0) atoms[label]!.push(atom);
  });
  return atoms;
}

/** Up to this share of a grid's land, stray pieces also go to labels without a claim; walls of units cut off more. */
const FORFEIT_SHARE = 0.02;
/** A stray atom else goes only to a label that claims at least this much of what its own label holds of it. */
const LEAST_CLAIM_OF_HEIR = 0.25;

/**
 * The neighbouring label (none included) with the largest claim on an atom other than its own; null where no
 * neighbour claims enough of it, as where the outline cut a grid in pieces: giving those away would mislabel land.
 *
 * @param forfeit whether it may be given to a label without any claim on it.
 */
function heirOf(
  atom: number,
  label: number,
  labels: Int32Array,
  claims: Claims,
  neighbours: readonly number[],
  forfeit: boolean,
): number | null {
  let heir: number | null = null;
  let most = forfeit ? 0 : LEAST_CLAIM_OF_HEIR * (claims.get(label) ?? 0);
  for (const other of neighbours) {
    const candidate = labels[other]!;
    if (candidate === label || other === atom) continue;
    const claim = claims.get(candidate) ?? 0;
    if (claim > most || (claim === most && (heir === null || candidate < heir))) {
      heir = candidate;
      most = claim;
    }
  }
  return heir;
}

/** Whether each grid of a layer is one piece as received, by its faces and the edges they share. */
function gridsInOnePiece(layer: PreparedLayer): Uint8Array {
  const { graph, labels } = layer.arrangement;
  const pieces = new Int32Array(layer.ids.length);
  const facesWith: number[][] = layer.ids.map(() => []);
  for (let f = 1; f < graph.faceCount; f++) for (const label of labels[f]!) facesWith[label]!.push(f);
  const touching: number[][] = Array.from({ length: graph.faceCount }, () => []);
  for (let e = 0; e < graph.edgeCount; e++) {
    const left = graph.faceOf[2 * e]!;
    const right = graph.faceOf[2 * e + 1]!;
    touching[left]!.push(right);
    touching[right]!.push(left);
  }
  facesWith.forEach((faces, label) => {
    const open = new Set(faces);
    for (const face of faces) {
      if (!open.delete(face)) continue;
      pieces[label]!++;
      const queue = [face];
      for (let i = 0; i < queue.length; i++) {
        for (const other of touching[queue[i]!]!) if (open.delete(other)) queue.push(other);
      }
    }
  });
  return Uint8Array.from(pieces, (n) => (n === 1 ? 1 : 0));
}

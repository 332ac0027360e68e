import type { Claims, FaceGroups } from '@onegrid/geometry';
import type { MergeFinding } from '../model/merge.ts';
import type { FaceHouseholds } from './households.ts';
import type { PreparedLayer } from './prepare.ts';

/** The label and its share for every layer and atom. */
export interface AtomLabels {
  /** `labels[layer][atom]`, -1 for none. */
  readonly labels: readonly Int32Array[];
  readonly shares: readonly Float64Array[];
}

/** A legacy grid whose own land in the outline is one piece is given at least this share of an atom it gets. */
const LEAST_SHARE_TO_RESCUE = 0.3;

/**
 * Labels every atom with the grid that holds most of it (households, area where there are none), then sees
 * to it that no grid is lost and none that was one piece is broken, as far as labels can do that.
 *
 * @param faces the atoms as faces of `groups.graph`.
 */
export function labelAtoms(
  groups: FaceGroups,
  faces: readonly number[],
  layers: readonly PreparedLayer[],
  households: FaceHouseholds | null,
  neighbours: readonly (readonly number[])[],
): { result: AtomLabels; findings: MergeFinding[] } {
  const findings: MergeFinding[] = [];
  const labels: Int32Array[] = [];
  const shares: Float64Array[] = [];
  layers.forEach((layer, index) => {
    const claims = faces.map((face) => {
      const counted = households && households.total[face]! > 0 ? households.claims[index]![face]! : null;
      return counted ?? groups.claims[index]![face] ?? new Map<number, number>();
    });
    const own = Int32Array.from(claims, strongest);
    const areas = faces.map((face) => groups.claims[index]![face] ?? new Map<number, number>());
    rescueLostGrids(layer, own, areas, findings);
    rejoinBrokenGrids(layer, own, areas, neighbours, findings);
    labels.push(own);
    shares.push(
      Float64Array.from(own, (label, atom) =>
        shareOf(label, claims[atom]!, groups, households, faces[atom]!),
      ),
    );
  });
  return { result: { labels, shares }, findings };
}

function shareOf(
  label: number,
  claims: Claims,
  groups: FaceGroups,
  households: FaceHouseholds | null,
  face: number,
): number {
  const counted = households !== null && households.total[face]! > 0;
  let whole = counted ? households.total[face]! : 0;
  // The sweep's own sum, not the exact area: a share of what was measured in the same way never exceeds 1.
  if (!counted) for (const amount of claims.values()) whole += amount;
  if (!counted) whole = Math.min(whole, Math.max(groups.areaM2[face]!, claims.get(label) ?? 0));
  return whole > 0 ? Math.min(1, (claims.get(label) ?? 0) / whole) : label < 0 ? 1 : 0;
}

/** The label with the largest claim; ties to the smaller label, none last. */
function strongest(claims: Claims): number {
  let best = -1;
  let most = 0;
  for (const [label, amount] of claims) {
    if (amount > most || (amount === most && most > 0 && label >= 0 && (best < 0 || label < best))) {
      best = label;
      most = amount;
    }
  }
  return best;
}

/** A grid that is nowhere the strongest gets the atom it holds most of, if no other grid is lost by that. */
function rescueLostGrids(
  layer: PreparedLayer,
  labels: Int32Array,
  claims: readonly Claims[],
  findings: MergeFinding[],
): void {
  const atomsOf = new Int32Array(layer.ids.length);
  for (const label of labels) if (label >= 0) atomsOf[label]!++;
  for (let label = 0; label < layer.ids.length; label++) {
    if (atomsOf[label]! > 0) continue;
    let best = -1;
    let bestShare = 0;
    claims.forEach((claim, atom) => {
      let sum = 0;
      for (const amount of claim.values()) sum += amount;
      const share = sum > 0 ? (claim.get(label) ?? 0) / sum : 0;
      const current = labels[atom]!;
      if (share > bestShare && (current < 0 || atomsOf[current]! > 1)) {
        best = atom;
        bestShare = share;
      }
    });
    const rescued = best >= 0 && bestShare >= LEAST_SHARE_TO_RESCUE;
    if (rescued) {
      if (labels[best]! >= 0) atomsOf[labels[best]!]!--;
      labels[best] = label;
      atomsOf[label]!++;
    }
    findings.push({
      kind: 'grid-without-atom',
      severity: rescued ? 'notice' : 'warning',
      department: layer.department,
      ids: [layer.ids[label]!],
      ...(rescued ? { repair: 'given-its-best-atom' } : {}),
    });
  }
}

/** Stray pieces of a grid that was one piece go to the label of a neighbour that has a claim on them. */
function rejoinBrokenGrids(
  layer: PreparedLayer,
  labels: Int32Array,
  claims: readonly Claims[],
  neighbours: readonly (readonly number[])[],
  findings: MergeFinding[],
): void {
  const whole = gridsInOnePiece(layer);
  for (let label = 0; label < layer.ids.length; label++) {
    if (!whole[label]) continue;
    const pieces = piecesOf(label, labels, neighbours);
    if (pieces.length < 2) continue;
    const size = (piece: readonly number[]) =>
      piece.reduce((sum, atom) => sum + (claims[atom]!.get(label) ?? 0), 0);
    pieces.sort((a, b) => size(b) - size(a) || a[0]! - b[0]!);
    let left = 0;
    for (const piece of pieces.slice(1)) {
      for (const atom of piece) {
        const heir = heirOf(atom, label, labels, claims[atom]!, neighbours[atom]!);
        if (heir === null) left++;
        else labels[atom] = heir;
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

/** The neighbouring label (none included) with the largest claim on an atom other than its own. */
function heirOf(
  atom: number,
  label: number,
  labels: Int32Array,
  claims: Claims,
  neighbours: readonly number[],
): number | null {
  let heir: number | null = null;
  let most = -1;
  for (const other of neighbours) {
    const candidate = labels[other]!;
    if (candidate === label || other === atom) continue;
    const claim = claims.get(candidate) ?? 0;
    if (claim > most || (claim === most && heir !== null && candidate < heir)) {
      heir = candidate;
      most = claim;
    }
  }
  return heir;
}

function piecesOf(label: number, labels: Int32Array, neighbours: readonly (readonly number[])[]): number[][] {
  const seen = new Set<number>();
  const pieces: number[][] = [];
  for (let start = 0; start < labels.length; start++) {
    if (labels[start] !== label || seen.has(start)) continue;
    const piece = [start];
    seen.add(start);
    for (let i = 0; i < piece.length; i++) {
      for (const other of neighbours[piece[i]!]!) {
        if (labels[other] !== label || seen.has(other)) continue;
        seen.add(other);
        piece.push(other);
      }
    }
    pieces.push(piece);
  }
  return pieces;
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

import { outsideEdges } from '@onegrid/geometry';
import type { PlacedAtom, PlanDiff } from './plan-diff.ts';

/** What an edit does to one atom of the base: which of its pieces go, and which come. */
interface Family {
  readonly removed: PlacedAtom[];
  readonly added: PlacedAtom[];
}

type Pieces = Pick<PlanDiff, 'removed' | 'added'>;

/** A vertex lies within a unit of the lattice, 1e-7 degree, from where it should. */
const LATTICE_METRES = 0.0112;

/** Codes of grids that hold other land than before, not only other vertices, sorted. */
export function changedGrids({ reassigned, ...pieces }: Pieces & Pick<PlanDiff, 'reassigned'>): string[] {
  const codes = new Set(reassigned.flatMap(({ from, to }) => [from, to]));
  for (const family of familiesOf(pieces)) {
    const formers = formerCodes(family.added, family.removed);
    const changed = formers
      ? family.added.flatMap(({ code }, k) => (formers[k] === code ? [] : [code, formers[k]]))
      : codesWithOtherArea(family);
    for (const code of changed) codes.add(code);
  }
  return [...codes].sort();
}

/**
 * Households on land of cut or joined atoms that comes to another grid. Where an atom is a piece of one that goes, or
 * the other way round, the pieces that change their grid are counted; where pieces were joined, what the grids gain
 * of their common root.
 */
export function householdsOfPieces(pieces: Pieces): number {
  return familiesOf(pieces).reduce((sum, { removed, added }) => {
    const moved = movedTo(added, removed) ?? movedTo(removed, added);
    if (moved !== null) return sum + moved;
    const gains = sumsByCode(removed, added, ({ atom }) => atom.households);
    return sum + [...gains.values()].reduce((all, gain) => all + Math.max(0, gain), 0);
  }, 0);
}

/** Households of the pieces that are in another grid than their atom; null where the atom of one is not known. */
function movedTo(pieces: readonly PlacedAtom[], wholes: readonly PlacedAtom[]): number | null {
  const formers = formerCodes(pieces, wholes);
  return (
    formers &&
    pieces.reduce((sum, { atom, code }, k) => (formers[k] === code ? sum : sum + atom.households), 0)
  );
}

function familiesOf({ removed, added }: Pieces): Family[] {
  const families = new Map<string, Family>();
  const familyOf = ({ atom, parentId }: PlacedAtom): Family => {
    const root = atom.root ?? parentId ?? atom.id;
    const family = families.get(root) ?? { removed: [], added: [] };
    families.set(root, family);
    return family;
  };
  for (const placed of removed) familyOf(placed).removed.push(placed);
  for (const placed of added) familyOf(placed).added.push(placed);
  return [...families.values()];
}

/** Of each piece the grid of its atom; null where the atom of one is not known. */
function formerCodes(pieces: readonly PlacedAtom[], wholes: readonly PlacedAtom[]): string[] | null {
  const codeOf = new Map(wholes.map(({ atom, code }) => [atom.id, code]));
  const codes = pieces.map(({ parentId }) => codeOf.get(parentId ?? ''));
  return codes.every((code) => code !== undefined) ? codes : null;
}

/** Grids that have more or less of the land than before, by more than rounded vertices can tell. */
function codesWithOtherArea({ removed, added }: Family): string[] {
  const gains = sumsByCode(removed, added, ({ atom }) => atom.areaM2);
  if (gains.size < 2) return [];
  const metres = [...removed, ...added]
    .flatMap(({ atom }) => outsideEdges([atom.geometry]))
    .reduce((sum, { lengthM }) => sum + lengthM, 0);
  return [...gains].flatMap(([code, gain]) => (Math.abs(gain) > metres * LATTICE_METRES ? [code] : []));
}

function sumsByCode(
  removed: readonly PlacedAtom[],
  added: readonly PlacedAtom[],
  amountOf: (placed: PlacedAtom) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  const add = (code: string, amount: number) => sums.set(code, (sums.get(code) ?? 0) + amount);
  for (const placed of removed) add(placed.code, -amountOf(placed));
  for (const placed of added) add(placed.code, amountOf(placed));
  return sums;
}

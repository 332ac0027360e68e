import { connectedParts } from '@onegrid/geometry';
import { issue } from '../edit/issue.ts';
import { planIndex } from '../edit/plan-state.ts';
import { exteriorsOf, THIN_METRES } from './grid-land.ts';
import { openNeighbours } from './neighbours.ts';
import type { GridView, RuleCheck } from './rule-check.ts';

/** Least Polsby-Popper figure of a grid that is not told for its shape. */
const LEAST_COMPACTNESS = 0.1;
/** Neighbours that are tried for land that has come apart. */
const NEIGHBOURS_TRIED = 3;

/** Each part beside the largest, unless the base ties it to the rest, as it does with islands. */
export const checkContiguity: RuleCheck = (view) => {
  const { plan, code, land } = view;
  if (land.parts.length === 1) return [];
  const [, ...apart] = connectedParts(tiesOfParts(view), land.parts.keys());
  return apart.flat().map((p) => {
    const atoms = land.parts[p].map((k) => land.atoms[k]);
    const ids = atoms.map(({ id }) => id);
    const params = {
      code,
      parts: land.parts.length,
      households: round(sum(atoms, (atom) => atom.households)),
    };
    const { position } = planIndex(plan);
    return {
      issue: issue('grid-has-parts', 'warning', [code, ...ids], params, exteriorsOf(atoms)),
      remedies: () =>
        openNeighbours(
          plan,
          ids.map((id) => position.get(id)!),
        )
          .slice(0, NEIGHBOURS_TRIED)
          .map(({ code: to }) => ({ kind: 'reassign-atoms', atomIds: ids, to })),
    };
  });
};

function tiesOfParts({ land, rules }: GridView): { a: number; b: number }[] {
  if (rules.links.length === 0) return [];
  const partOf = new Map(land.parts.flatMap((part, p) => part.map((k) => [land.atoms[k].id, p] as const)));
  return rules.links.flatMap(([one, other]) => {
    const [a, b] = [partOf.get(one), partOf.get(other)];
    return a === undefined || b === undefined ? [] : [{ a, b }];
  });
}

export const checkWidth: RuleCheck = ({ code, land }) =>
  land.isThinnerThan(THIN_METRES)
    ? [{ issue: issue('grid-thin', 'error', [code], { code, limit: THIN_METRES }, land.exteriors) }]
    : [];

export const checkCompactness: RuleCheck = ({ code, land }) => {
  if (land.compactness >= LEAST_COMPACTNESS) return [];
  const params = { code, percent: 100 * land.compactness, limit: 100 * LEAST_COMPACTNESS };
  return [{ issue: issue('grid-not-compact', 'warning', [code], params, land.exteriors) }];
};

function sum<Item>(items: readonly Item[], amount: (item: Item) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

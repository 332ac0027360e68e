import type { CodeShare, Crosswalk } from './recode.ts';

/** What of an atom tells where old codes went. */
export interface LabelledAtom {
  /** The department's grid that holds most of it, or null. */
  readonly label: string | null;
  /** The unified grid it belongs to. */
  readonly code: string;
  readonly households: number;
  readonly areaM2: number;
}

/** Where each old code of one department went, from the atoms that carry it as their label. */
export function crosswalkOfAtoms(atoms: Iterable<LabelledAtom>): Crosswalk {
  const sums = new Map<string, Map<string, { households: number; areaM2: number }>>();
  for (const { label, code, households, areaM2 } of atoms) {
    if (label === null) continue;
    const parts = sums.get(label) ?? new Map<string, { households: number; areaM2: number }>();
    sums.set(label, parts);
    const part = parts.get(code) ?? { households: 0, areaM2: 0 };
    parts.set(code, { households: part.households + households, areaM2: part.areaM2 + areaM2 });
  }
  return new Map([...sums].map(([label, parts]) => [label, sharesOf(parts)]));
}

function sharesOf(parts: ReadonlyMap<string, { households: number; areaM2: number }>): CodeShare[] {
  const households = [...parts.values()].reduce((sum, part) => sum + part.households, 0);
  const areaM2 = [...parts.values()].reduce((sum, part) => sum + part.areaM2, 0);
  return [...parts]
    .map(([code, part]) => ({
      code,
      ...part,
      share: households > 0 ? part.households / households : part.areaM2 / areaM2,
    }))
    .sort((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1));
}

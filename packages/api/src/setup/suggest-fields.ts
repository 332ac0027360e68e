import type { Target } from './field-targets.ts';

/** A field of a file, as far as choosing it needs to know. */
export interface Candidate {
  readonly name: string;
  readonly kind: string;
  readonly distinct: number;
  readonly samples: readonly string[];
}

/** Names of fields that tell features apart: they end so, whatever stands before. */
const TELLING = /(?:id|code|no|nr|num|number|编号|编码|代码|号|码)\d{0,4}$/;
/** Ids that programs make for themselves; nobody calls a grid so. */
const MADE_BY_PROGRAMS = /^(?:globalid|objectid|fid|guid|uuid)$/;

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.:：()（）]/g, '');
}

/** How well a field's name fits a target: 0 not at all, 1 perfectly; the earlier of the known names the better. */
function likeness(name: string, { names }: Target): number {
  const exact = names.indexOf(name);
  if (exact >= 0) return 1 - exact / 1_000;
  // Chinese compounds such as 社区名称 hold the word; short Latin abbreviations would fit anything.
  const held = names.findIndex(
    (known) => known.length >= (/\p{Script=Han}/u.test(known) ? 2 : 4) && name.includes(known),
  );
  return held < 0 ? 0 : 0.5 - held / 1_000;
}

/** How well a field tells features apart where no name fits: every value once, no measures and no dates. */
function distinctness(name: string, { kind, distinct, samples }: Candidate, features: number): number {
  const measured = kind === 'date' || samples.some((value) => /^-?\d+\.\d+$/.test(value));
  if (distinct < features || measured) return 0;
  if (MADE_BY_PROGRAMS.test(name)) return 0.1;
  return TELLING.test(name) ? 0.3 : 0.2;
}

/**
 * The field that looks like each target, by its name and by its values, each field for one target at most; null
 * where none does.
 *
 * @param features how many features the file has
 */
export function suggestFields(
  targets: readonly Target[],
  fields: readonly Candidate[],
  features: number,
): ReadonlyMap<string, string | null> {
  const pairs = targets.flatMap((target) =>
    fields.flatMap((field) => {
      if (field.distinct === 0 || (target.number && field.kind !== 'number')) return [];
      const name = plain(field.name);
      const score = likeness(name, target) || (target.unique ? distinctness(name, field, features) : 0);
      return score > 0 ? [{ target, field, score }] : [];
    }),
  );
  pairs.sort((a, b) => b.score - a.score);
  const chosen = new Map<string, string | null>(targets.map(({ key }) => [key, null]));
  const taken = new Set<string>();
  for (const { target, field } of pairs) {
    if (chosen.get(target.key) !== null || taken.has(field.name)) continue;
    chosen.set(target.key, field.name);
    taken.add(field.name);
  }
  return chosen;
}

import type { FeatureRow } from '@onegrid/interchange';
import type { Geometry } from 'geojson';
import type { StoredRow } from '../layer/import-report.ts';

/** Counts what is worth knowing of a file that is used as it is. */
export class Remarks {
  readonly #counts = new Map<string, number>();

  add(code: string): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
  }

  list(): { readonly code: string; readonly count: number }[] {
    return [...this.#counts].map(([code, count]) => ({ code, count }));
  }
}

/** A row of a file seen through the mapping of its fields. */
export class MappedRow<G extends Geometry = Geometry> {
  constructor(
    readonly feature: FeatureRow<G>,
    private readonly mapping: Readonly<Record<string, string>>,
  ) {}

  /** The trimmed text of a target; null where it is not mapped, absent or empty. */
  text(target: string): string | null {
    const field = this.mapping[target];
    const value = field === undefined ? undefined : this.feature.properties[field];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
    return String(value).trim() || null;
  }

  /** The number of a target, also from digits in a text; null where there is none, NaN where it is no number. */
  number(target: string): number | null {
    const text = this.text(target);
    if (text === null) return null;
    return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  }

  /** Why this row is not used, with what stood there. */
  refusal(code: string, target: string): StoredRow {
    const { row, id } = this.feature;
    const found = this.text(target);
    return { row, id, code, at: null, params: found === null ? {} : { found: found.slice(0, 40) } };
  }
}

/** Gives ids that nothing before had: a repeated one gets `~2`, `~3`, ... behind it. */
export class UniqueIds {
  readonly #used = new Set<string>();

  constructor(private readonly remarks: Remarks) {}

  take(wanted: string): string {
    let id = wanted;
    for (let n = 2; this.#used.has(id); n += 1) id = `${wanted}~${n}`;
    if (id !== wanted) this.remarks.add('ids-made-unique');
    this.#used.add(id);
    return id;
  }
}

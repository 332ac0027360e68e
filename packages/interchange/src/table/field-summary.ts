import type { JsonObject, JsonValue } from '../json/parse-json.ts';
import type { FieldSummary } from './feature-table.ts';

const SAMPLES = 5;
const SAMPLE_LENGTH = 60;
const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * What the fields of features are like, in the order in which they first appear.
 *
 * @param names fields that are known beforehand, such as the columns of a table, even where all are empty
 */
export function summariseFields(
  properties: readonly JsonObject[],
  names: readonly string[] = [],
): FieldSummary[] {
  const fields = new Map(names.map((name) => [name, new FieldTally()]));
  for (const object of properties) {
    for (const name of Object.keys(object)) {
      let tally = fields.get(name);
      if (tally === undefined) {
        tally = new FieldTally();
        fields.set(name, tally);
      }
      tally.add(object[name]!);
    }
  }
  return [...fields].map(([name, tally]) => tally.summary(name, properties.length));
}

class FieldTally {
  private present = 0;
  private readonly kinds = new Set<FieldSummary['kind']>();
  private readonly values = new Set<string>();
  private readonly samples: string[] = [];

  add(value: JsonValue): void {
    if (value === null || value === '') return;
    this.present++;
    this.kinds.add(kindOf(value));
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (this.values.size === this.values.add(text).size) return;
    if (this.samples.length < SAMPLES) this.samples.push(shortened(text));
  }

  summary(name: string, features: number): FieldSummary {
    const [first = 'text', ...others] = this.kinds;
    return {
      name,
      kind: others.length === 0 ? first : 'text',
      missing: features - this.present,
      distinct: this.values.size,
      samples: this.samples,
    };
  }
}

function kindOf(value: JsonValue): FieldSummary['kind'] {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'string' && DATE.test(value) ? 'date' : 'text';
}

function shortened(text: string): string {
  return text.length > SAMPLE_LENGTH ? `${text.slice(0, SAMPLE_LENGTH - 1)}…` : text;
}

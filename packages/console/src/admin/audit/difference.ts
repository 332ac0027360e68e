/** What a line of the log says of one property: before, after, or both. */
export interface PropertyChange {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

const LONGEST = 200;

/** Two values of JSON, property by property; what is equal in both is left out. Values that are no objects are one. */
export function differenceOf(before: unknown, after: unknown): readonly PropertyChange[] {
  const left = propertiesOf(before);
  const right = propertiesOf(after);
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return names
    .map((name) => ({ name, before: left.get(name) ?? null, after: right.get(name) ?? null }))
    .filter((change) => change.before !== change.after);
}

function propertiesOf(value: unknown): ReadonlyMap<string, string> {
  if (value === null || value === undefined) return new Map();
  const properties: [string, unknown][] =
    typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [['', value]];
  return new Map(properties.map(([name, each]) => [name, textOf(each)]));
}

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

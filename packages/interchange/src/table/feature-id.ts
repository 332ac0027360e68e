import type { JsonObject, JsonValue } from '../json/parse-json.ts';

/** What an id is taken from. */
export interface Identified {
  /** The GeoJSON `id` member. */
  readonly id?: JsonValue;
  readonly properties: JsonObject;
}

/**
 * The id of a feature: `String(value)` of its id field (0 and false are ids), or null where that is absent,
 * null or "". Without a field the GeoJSON `id` member counts.
 */
export function givenId(feature: Identified, idField: string | undefined): string | null {
  const value =
    idField === undefined
      ? feature.id
      : Object.hasOwn(feature.properties, idField)
        ? feature.properties[idField]
        : undefined;
  return value === undefined || value === null || value === '' ? null : String(value);
}

/** The id of a feature that has none of its own. */
export function generatedId(row: number): string {
  return `#${row}`;
}

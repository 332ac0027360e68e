import { isDeepStrictEqual } from 'node:util';
import { type FeatureTable, readFeatures } from '../../src/index.ts';
import { type ImportCase, randomImport } from './import-cases.ts';

/**
 * One random file, good or damaged in one way: a good one must give back all its features, with ids, properties
 * and 7 decimals; a damaged one must be refused with the reason that fits what was done to it.
 */
export async function runCase(seed: number): Promise<void> {
  const made = randomImport(seed);
  const outcome = await readFeatures(made.files, made.options);
  const got = outcome.ok ? 'read' : JSON.stringify(outcome.fault);
  if (made.refusal !== null && !(outcome.ok && made.mayBeRead)) {
    if (outcome.ok || !made.refusal.includes(outcome.fault.code)) {
      throw new Error(`${made.what}: expected ${made.refusal.join(' or ')}, got ${got}`);
    }
    return;
  }
  if (!outcome.ok) throw new Error(`${made.what}: expected the features, got ${got}`);
  assertComplete(made, outcome.table);
}

function assertComplete(
  { what, features, notices = [] }: ImportCase,
  { rows, report, source }: FeatureTable,
): void {
  const expected = features.map(({ geometry, properties }, i) => ({
    row: i + 1,
    feature: i + 1,
    id: properties!.code === null ? `#${i + 1}` : String(properties!.code),
    properties,
    geometry: sevenDecimals(geometry),
  }));
  for (const [i, row] of expected.entries()) {
    // GeoJSON in degrees keeps what it was received with.
    const got = rows[i] && { ...rows[i], geometry: sevenDecimals(rows[i].geometry) };
    if (!isDeepStrictEqual(got, row)) {
      throw new Error(`${what}: row ${i + 1} is ${JSON.stringify(got)}, not ${JSON.stringify(row)}`);
    }
  }
  const { read, refused, repaired, noticed } = report;
  if (rows.length !== expected.length || read !== rows.length || refused.length + repaired.length > 0) {
    throw new Error(`${what}: ${rows.length} rows, report ${JSON.stringify(report)}`);
  }
  const codes = noticed.map(({ code }) => String(code));
  if (!isDeepStrictEqual(codes, notices)) {
    throw new Error(`${what}: noticed ${codes.join(', ')}`);
  }
  const fields = source.fields.map(({ name }) => name).sort();
  if (!isDeepStrictEqual(fields, Object.keys(features[0]!.properties!).sort())) {
    throw new Error(`${what}: fields ${fields.join(', ')}`);
  }
}

function sevenDecimals<G>(geometry: G): G {
  return JSON.parse(JSON.stringify(geometry), (_, value) =>
    typeof value === 'number' ? Math.round(value * 1e7) / 1e7 : value,
  );
}

import { randomUUID } from 'node:crypto';
import type { MergeReport } from '@onegrid/planning';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import { bulkInsert } from '../engine/bulk-insert.ts';
import { AREAS, geometryText } from '../engine/geometry-gate.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { countTables } from '../engine/table-statistics.ts';
import { StoreError } from '../outcome.ts';
import { writeClaims } from './claim-rows.ts';
import {
  ARC_TABLE,
  ASSIGNMENT_TABLE,
  ATOM_TABLE,
  arcRows,
  assignmentRow,
  atomRow,
  GRID_TABLE,
  gridRow,
  JUDGED_TABLES,
} from './plan-rows.ts';
import type { NewMergeResult } from './records.ts';
import { requireVerdict } from './verdict.ts';

const BASE_INSERT = statement(import.meta.url, './base-insert.sql');
const BASE_LAYERS_INSERT = statement(import.meta.url, './base-layers-insert.sql');
const PLAN_INSERT = statement(import.meta.url, './plan-insert.sql');
const PLAN_VERDICT = statement(import.meta.url, './plan-verdict.sql');
const COVERAGE_VERDICT = statement(import.meta.url, './coverage-verdict.sql');
const FIRST_REVISION = 1;

/** Writes a merge as a new base and a draft plan on it, has PostGIS check it, and returns the plan's id. */
export async function saveMergeResult(
  session: Session,
  district: string,
  input: NewMergeResult,
  by: Actor,
): Promise<string> {
  const { result } = input;
  if (result.codes.length !== result.atoms.length) throw new Error('every atom needs exactly one code');
  const [base, plan] = [randomUUID(), randomUUID()];
  const atomCounts = new Map<string, number>();
  for (const code of result.codes) atomCounts.set(code, (atomCounts.get(code) ?? 0) + 1);

  await session.one(BASE_INSERT, {
    district,
    id: base,
    outline: geometryText(input.outline, AREAS, 'outline'),
    options: JSON.stringify(input.options),
    links: JSON.stringify(result.links),
    weights: JSON.stringify(weightsOf(result.report)),
    by_households: (result.report.inputs.households ?? 0) > 0,
  });
  const layers = await session.rows(BASE_LAYERS_INSERT, { district, base, layers: input.layerIds });
  if (layers.length !== input.layerIds.length) {
    throw new StoreError('not-found', 'A layer of the merge is not in the store.', {
      layerIds: input.layerIds,
    });
  }
  await session.one(PLAN_INSERT, {
    district,
    id: plan,
    base,
    name: input.name,
    created_by: by.name,
    report: JSON.stringify(result.report),
    lineage: JSON.stringify(result.lineage ?? []),
  });
  await bulkInsert(
    session,
    district,
    ATOM_TABLE,
    result.atoms.map((atom) => atomRow(base, atom, null, null)),
  );
  await bulkInsert(
    session,
    district,
    ASSIGNMENT_TABLE,
    result.atoms.map((atom, i) => assignmentRow(plan, base, atom.id, result.codes[i], FIRST_REVISION)),
  );
  await bulkInsert(
    session,
    district,
    GRID_TABLE,
    result.unified.map((grid) => gridRow(plan, grid, atomCounts.get(grid.code) ?? 0, FIRST_REVISION)),
  );
  await bulkInsert(session, district, ARC_TABLE, arcRows(plan, result.arcs, FIRST_REVISION));

  await writeClaims(
    session,
    district,
    base,
    result.atoms.map(({ id }) => id),
    input.claims ?? [],
  );
  await countTables(session, JUDGED_TABLES);
  const verdict = await requireVerdict(
    session,
    COVERAGE_VERDICT,
    { district, plan, base },
    { atoms: result.atoms.length, leftOutM2: leftOut(input) },
  );
  await session.one(PLAN_VERDICT, { district, id: plan, verdict: JSON.stringify(verdict) });
  await writeAudit(session, district, by, {
    action: 'plan.merge',
    objectKind: 'plan',
    objectId: plan,
    after: {
      name: input.name,
      base,
      layerIds: input.layerIds,
      grids: result.unified.length,
      atoms: result.atoms.length,
    },
  });
  session.announce({ kind: 'plan-saved', district, planId: plan });
  return plan;
}

/** The departments' weights in the merge, which may differ from their own. */
function weightsOf({ inputs }: MergeReport): Readonly<Record<string, number>> {
  return Object.fromEntries(inputs.layers.map(({ department, weight }) => [department, weight]));
}

/** Square metres of the outline's parts that the merge left out and reported. */
function leftOut(input: NewMergeResult): number {
  return input.result.report.findings
    .filter((finding) => finding.kind === 'part-left-out')
    .reduce((sum, finding) => sum + (finding.areaM2 ?? 0), 0);
}
